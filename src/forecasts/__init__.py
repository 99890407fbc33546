"""A plain-text ledger of quantitative public claims about markets, checked against what happened.

    import forecasts as fc
    ledger = fc.load("claims")
    problems = fc.check(ledger)
    table = fc.claims_table(ledger)
    comparison = fc.compare(table, fc.load_actuals("actuals"), as_of=date(2026, 11, 21))

Every function shows an example; they are run in a ledger that `forecasts init` writes.

Every name is imported when it is first used, so that `import forecasts` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forecasts import charts
    from forecasts.actuals import load_actuals
    from forecasts.charts.drawing import chart
    from forecasts.checks import check
    from forecasts.comparing import compare
    from forecasts.comparing.consistency import consistency
    from forecasts.joining import join_studies
    from forecasts.ledger import load
    from forecasts.money import load_rates
    from forecasts.normalising import claims_table, normalise, spread, trace
    from forecasts.reading import read, read_value, write_value
    from forecasts.reviewing import review
    from forecasts.scores import score, score_table
    from forecasts.sheets import sheet
    from forecasts.study import open_study

__version__ = "0.1.0"

_HOMES = {
    "load": "forecasts.ledger",
    "check": "forecasts.checks",
    "chart": "forecasts.charts.drawing",
    "read": "forecasts.reading",
    "read_value": "forecasts.reading",
    "write_value": "forecasts.reading",
    "claims_table": "forecasts.normalising",
    "normalise": "forecasts.normalising",
    "spread": "forecasts.normalising",
    "trace": "forecasts.normalising",
    "load_rates": "forecasts.money",
    "load_actuals": "forecasts.actuals",
    "compare": "forecasts.comparing",
    "consistency": "forecasts.comparing.consistency",
    "open_study": "forecasts.study",
    "join_studies": "forecasts.joining",
    "review": "forecasts.reviewing",
    "score": "forecasts.scores",
    "score_table": "forecasts.scores",
    "sheet": "forecasts.sheets",
}

__all__ = [
    "__version__",
    "chart",
    "charts",
    "check",
    "claims_table",
    "compare",
    "consistency",
    "join_studies",
    "load",
    "load_actuals",
    "load_rates",
    "normalise",
    "open_study",
    "read",
    "read_value",
    "review",
    "score",
    "score_table",
    "sheet",
    "spread",
    "trace",
    "write_value",
]


def __getattr__(name: str) -> object:
    """Import a public name from where it lives."""
    if name == "charts":
        return import_module("forecasts.charts")
    if name not in _HOMES:
        raise AttributeError(f"module 'forecasts' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Name what completion should offer."""
    return sorted(__all__)
