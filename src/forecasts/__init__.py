"""A plain-text ledger of quantitative public claims about markets, checked against what happened.

    import forecasts as fc
    ledger = fc.load("claims")
    problems = fc.check(ledger)
    table = fc.claims_table(ledger)
    comparison = fc.compare(table, fc.load_actuals("actuals"), as_of=date(2026, 11, 21))

Every name is imported when it is first used, so that `import forecasts` costs next to nothing.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forecasts.actuals import load_actuals
    from forecasts.checks import check
    from forecasts.compare import compare, consistency
    from forecasts.ledger import load
    from forecasts.money import load_rates
    from forecasts.normalise import claims_table, normalise, spread, trace
    from forecasts.reading import read, read_value, write_value
    from forecasts.review import review
    from forecasts.scores import score, score_table

__version__ = "0.1.0"

_HOMES = {
    "load": "forecasts.ledger",
    "check": "forecasts.checks",
    "read": "forecasts.reading",
    "read_value": "forecasts.reading",
    "write_value": "forecasts.reading",
    "claims_table": "forecasts.normalise",
    "normalise": "forecasts.normalise",
    "spread": "forecasts.normalise",
    "trace": "forecasts.normalise",
    "load_rates": "forecasts.money",
    "load_actuals": "forecasts.actuals",
    "compare": "forecasts.compare",
    "consistency": "forecasts.compare",
    "review": "forecasts.review",
    "score": "forecasts.scores",
    "score_table": "forecasts.scores",
}

__all__ = [
    "__version__",
    "check",
    "claims_table",
    "compare",
    "consistency",
    "load",
    "load_actuals",
    "load_rates",
    "normalise",
    "read",
    "read_value",
    "review",
    "score",
    "score_table",
    "spread",
    "trace",
    "write_value",
]


class _Package(ModuleType):
    """The package, on which `compare` and `normalise` are functions and not the subpackages.

    The import system hangs every submodule on its package when it is first imported, whoever does
    it; the functions of the same name would be gone from then on.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name not in _HOMES or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> object:
    """Import a public name from where it lives."""
    if name not in _HOMES:
        raise AttributeError(f"module 'forecasts' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Name what completion should offer."""
    return sorted(__all__)
