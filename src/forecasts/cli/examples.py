"""What stands below the options of a command's help: the command as one would type it.

`add`, `actuals add`, `actuals start` and `rates update` have theirs in their texts, as they are
what one has to see first. Each works in a ledger of `forecasts init`, beside an article or a table
of one's own.
"""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["EXAMPLES", "below"]

EXAMPLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "check": ("forecasts check", "forecasts check --fix"),
        "explain": ("forecasts explain F402",),
        "list": (
            "forecasts list --to EUR --sort -stated",
            "forecasts list --where claimant=bank --where 'target>=2026'",
        ),
        "show": ("forecasts show bank-market-2030 --to EUR",),
        "compare": ("forecasts compare --status resolved", "forecasts compare --format csv"),
        "actuals": ("forecasts actuals",),
        "consistency": ("forecasts consistency --outcome contradiction",),
        "convert": (
            "forecasts convert 'nearly 2 trillion CNY' --on 2025-09-19",
            "forecasts convert '80 USD/barrel' --to EUR/m3 --on 2025-09-19",
        ),
        "extract": ("forecasts extract article.txt --stated 2025-09-19 --into claims",),
        "read": ("forecasts read 'Sales may reach 2 million units by 2030.'",),
        "units": ("forecasts units watt",),
        "undo": ("forecasts undo",),
        "edit": ("forecasts edit bank-market-2030",),
        "accept": ("forecasts accept",),
        "fmt": ("forecasts fmt", "forecasts fmt --check"),
        "chart": (
            "forecasts chart scorecard --format png",
            "forecasts chart all --to CNY --language zh",
        ),
        "sheet": ("forecasts sheet example-forum/2024 --format png",),
        "export": (
            "forecasts export bibtex -o sources.bib",
            "forecasts export datapackage -o package",
            "forecasts export hubverse -o hub",
        ),
        "sql": (
            'forecasts sql "select organisation, count(*) n from claims group by 1"',
            "forecasts sql --tables",
        ),
        "review": ("forecasts review 2025", "forecasts review 2025 --check"),
        "site": ("forecasts site -o site",),
        "due": ("forecasts due --within 12m",),
        "score": (
            "forecasts score --by claimant",
            "forecasts score --claims forecasts.csv --actuals outcomes.csv --by horizon",
        ),
        "outlook": ("forecasts outlook --claims forecasts.csv --actuals outcomes.csv",),
        "init": ("forecasts init my-ledger --empty", "forecasts init trial --example energy"),
        "doctor": ("forecasts doctor",),
        "schema": ("forecasts schema > claims/schema.json",),
        "fetch": (
            "forecasts fetch all --dry-run",
            "forecasts fetch example_robots_world --offline robots.csv",
        ),
        "rates": ("forecasts rates update --dry-run",),
        "archive": ("forecasts archive --dry-run", "forecasts archive --verify"),
        "import": (
            "forecasts import table.csv --guess > table.map.yaml",
            "forecasts import table.csv --map table.map.yaml --dry-run",
        ),
    }
)


def below(name: str, epilog: str | None) -> str | None:
    """Return what stands below the options of a command: its examples, then its own text."""
    if name not in EXAMPLES or (epilog or "").startswith("\b\nExample"):
        return epilog
    lines = EXAMPLES[name]
    head = "Examples:" if len(lines) > 1 else "Example:"
    examples = "\n".join(["\b", head, *(f"  {line}" for line in lines)])
    return "\n\n".join(filter(None, (examples, epilog)))
