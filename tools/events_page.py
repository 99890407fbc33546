# ruff: noqa: E501 - tables read best with a row a line
"""docs/events.md: the events of the ledger, and the sources that name none, by kind."""

from collections import Counter

from forecasts.ledger import Ledger
from forecasts.ledger.claim import Source

__all__ = ["events_page"]

KINDS = {
    "P": "the publisher's own page",
    "W": "wire or large daily",
    "S": "trade press",
    "R": "a repost or an aggregator's copy",
    "D": "a mirror of a data set",
    "": "no tier given",
}
NAMED_BY = {
    "2018/2018-01-11-reuters.yaml": "“one official from ... (CAAM) told a press conference”",
    "2018/2018-12-10-securities-times.yaml": "“在2018 APEC起点新能源年会上”",
    "2019/2019-12-04-insideevs.yaml": "“published today at the BNEF Summit in Shanghai”",
    "2021/2021-12-14-shanghai-securities-news.yaml": "“四川宜宾召开的2022中国汽车市场发展预测峰会上”",
    "2022/2022-12-09-reuters.yaml": "“said in an online briefing on Friday”",
    "2024/2024-12-battery-tech.yaml": "“Zhang Yongwei ... announced at a media conference”",
    "2025/2025-03-theraisinahills-com.yaml": "“at Tesla’s Q1 2025 All Hands meeting”",
}  # the words of the passage that was read; the others have it in their title
NEARLY = {
    "2013/2013-04-polis-network.yaml": "a report is launched, at nothing that is named",
    "2019/2019-12-12-reuters.yaml": "“said at a conference on Thursday”: which, it does not say",
    "2021/2021-12-28-yicai.yaml": "a note of ours speaks of a launch, the words that were read do not",
    "2023/2023-12-reuters.yaml": "“at an industry event in Beijing”: which, it does not say",
    "2024/2024-01-11-nanfang-daily.yaml": "a note of ours speaks of a briefing of CAAM, the words that were read do not",
    "2025/2025-01-21-global-times.yaml": "“learned at a press conference on Monday”: whose, it does not say",
    "2025/2025-03-voice-lapaas-com.yaml": "“At an internal meeting in March 2025”: it may be Tesla’s All Hands meeting, and does not say so",
    "2025/2025-12-08-people-cn.yaml": "a note of ours speaks of an aviation conference of 2025, the words that were read do not",
}
HEAD = """# Events

Generated from `claims/` by `python tools/write_pages.py`. A source has an event where its title,
its publisher, its address or its own words name one, or tie a briefing to the organisation
that spoke there and its day or month. Nothing is guessed: a source that says only "at a conference on Thursday" or "at a
press conference" has none, however likely it is which one was meant. What could be read are titles,
addresses and the passages that were read; a page may name its event elsewhere. A mark on a passage
rests on more words than the claim's own quotation, which is short; the column "named by" has them.
Who held a briefing is left out where the words say only who spoke.
"""


def events_page(ledger: Ledger) -> str:
    """Return the page's text."""
    claims = Counter(claim.source.file for claim in ledger.claims)
    named = [source for source in ledger.sources if source.event]
    lines = [HEAD, f"## {len(named)} of {len(ledger.sources)} sources name an event", ""]
    lines += ["| event | name | claims | source | named by |", "|---|---|---:|---|---|"]
    rows = [
        f"| {source.event.code} | {source.event.name} | {claims[source.file]} | {_file(source)} "
        f"| {NAMED_BY.get(_short(source), 'its title')} |"
        for source in named
        if source.event
    ]
    kinds = {
        kind: [one for one in ledger.sources if one.tier == tier and not one.event]
        for tier, kind in KINDS.items()
    }
    nearly = [one for one in ledger.sources if _short(one) in NEARLY and not one.event]
    lines += [*sorted(rows), "", f"## {len(ledger.sources) - len(named)} sources name none", ""]
    lines += ["These speak of an event without naming it:", ""]
    lines += [f"- {_file(source)}: {NEARLY[_short(source)]}" for source in nearly]
    lines += [
        "",
        "The others, by what they are; nothing that was read of them speaks of an event.",
        "",
    ]
    lines += ["| kind | sources | claims |", "|---|---:|---:|"]
    for kind, sources in kinds.items():
        if sources:
            number = sum(claims[one.file] for one in sources)
            lines.append(f"| {kind} | {len(sources)} | {number} |")
    for kind, sources in kinds.items():
        if sources:
            lines += ["", f"### {kind[:1].upper()}{kind[1:]}", ""]
            lines += [f"- {_file(one)}" for one in sources if _short(one) not in NEARLY]
    return "\n".join(lines) + "\n"


def _file(source: Source) -> str:
    return f"claims/{_short(source)}"


def _short(source: Source) -> str:
    return source.file.rpartition("/claims/")[2]
