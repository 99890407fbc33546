"""The ledger as pages that anybody can browse: static, from `file://` or any host, offline.

    from forecasts.site.building import build_site
    files = build_site(open_study("claims", "actuals", as_of="2026-11-21"))

A page a claim, subject, claimant and series, the scoreboard, the tables and a feed; one folder.
"""
