"""The units that a claim may use: their canonical ASCII names, dimensions and factors.

`UNITS` is the white list, made from the tables of `quantities`, where each unit and each currency
is one row; pint's registry is generated from it. A ledger declares its own in `codes/units.yaml`
(`declare_units`). A user's text never reaches pint, which evaluates powers (`10**8**9` hangs it)
and reads `kt` as knots: a text is split at one `/` and each side looked up first. Importing this
module does not import pint, so that checks stay light.

Each currency is a dimension of its own, because a rate is dated data and no definition. Each
counted noun is too, so that vehicles never add up with people; `dimension` calls all of them
`count` and `noun` keeps the word apart, because a measure asks for *a count* and its subject says
of what. The generic `unit` converts to and from any noun, one to one: sources say "units" of what
their title names. A temperature is no factor times another: 5 degrees may be a level or a change.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from forecasts.problem import did_you_mean
from forecasts.quantities.currencies import CURRENCIES as _CURRENCIES
from forecasts.quantities.currencies import MINOR
from forecasts.quantities.units import UNITS as _UNITS

if TYPE_CHECKING:
    from pint import UnitRegistry

__all__ = [
    "CURRENCIES",
    "DIMENSIONS",
    "NOUNS",
    "UNITS",
    "Inconvertible",
    "UnitFacts",
    "align_units",
    "convert_factor",
    "currency_of",
    "declare_units",
    "define_units",
    "dimension",
    "facts_of",
    "fits_dimension",
    "known_unit",
    "money_factor",
    "noun",
    "registry",
    "replace_currency",
    "why_unknown",
]

CURRENCIES = tuple(_CURRENCIES)
"""ISO 4217 codes; whether there is a rate for one is another question (`money`)."""

NOUNS = tuple(_UNITS["count"])
"""Counted nouns, in the singular (but `people`), each its own dimension in the registry."""


class UnitFacts(NamedTuple):
    """What is known of one unit.

    Attributes:
        dimension: `energy`, `count`, `money` and so on.
        factor: How many base units one of it is.
        base: The base unit, where the dimension has several that no factor leads between: the
            currency, the noun, the scale of temperature; '' elsewhere.
    """

    dimension: str
    factor: float
    base: str = ""


class Inconvertible(NamedTuple):
    """Why one unit does not convert into another, as a sentence without a full stop."""

    reason: str


_OWN_BASES = ("count", "temperature")

UNITS: Mapping[str, UnitFacts] = MappingProxyType(
    {code: UnitFacts("money", 1.0, code) for code in CURRENCIES}
    | {name: UnitFacts("money", row[1], row[0]) for name, row in MINOR.items()}
    | {
        name: UnitFacts(dimension, row[0], name if dimension in _OWN_BASES else "")
        for dimension, rows in _UNITS.items()
        for name, row in rows.items()
    }
)
"""Every simple unit by its canonical ASCII name; a compound is two of them around one `/`."""

DIMENSIONS = ("money", *_UNITS)
"""The dimensions of simple units; a compound's is two of them around one `/`."""

_PINT_NAMES = MappingProxyType({"%": "percent", "x": "times"})
_NUMBERS = MappingProxyType({"dozen": ("unit", 12.0), "million": ("unit", 1e6)})
"""Denominators that are numbers of anything: `USD/dozen`."""

_declared: dict[str, UnitFacts] = {}
_faulty: set[str] = set()


def declare_units(own: Mapping[str, UnitFacts], faulty: Iterable[str] = ()) -> tuple[str, ...]:
    """Make a ledger's own units known; return the names that mean something else already.

    `faulty` are those whose entry is there and has a fault: unknown for that reason.

    They stay known as long as the process lives, because tables of claims and outcomes carry
    their units without the ledger. So a name cannot change what it means, and one that another
    ledger declared differently is refused.
    """
    known = {**UNITS, **_declared}
    taken = tuple(name for name, facts in own.items() if known.get(name, facts) != facts)
    new = {name: facts for name, facts in own.items() if name not in known}
    if new:
        _declared.update(new)
        for cached in (_split, convert_factor, registry):
            cached.cache_clear()
    _faulty.clear()
    _faulty.update(faulty)
    return taken


def why_unknown(name: str, written: str = "") -> tuple[str, str]:
    """Return what to say of a unit that is not known, and which of the known ones is like it.

    `written` is the unit with what stands before it: `million robto`.
    """
    if name in _faulty:
        return f"`{name}` is no unit yet: its entry in codes/units.yaml has a fault", ""
    return f"unknown unit `{written or name}`", did_you_mean(name, (*UNITS, *_declared))


def facts_of(name: str) -> UnitFacts | None:
    """Return what is known of a simple unit, a ledger's own included; None for an unknown one."""
    return UNITS.get(name) or _declared.get(name)


def _facts(name: str) -> UnitFacts:
    return UNITS.get(name) or _declared[name]


@lru_cache(maxsize=4096)
def _split(unit: str) -> tuple[tuple[str, float], ...]:
    """Return the simple units of `unit` with their multiplier, () when one of them is unknown.

    A denominator may carry a whole number: `robot/10000 people`.
    """
    above, slash, below = unit.partition("/")
    if not facts_of(above):
        return ()
    if not slash:
        return ((above, 1.0),)
    if below in _NUMBERS:
        return ((above, 1.0), _NUMBERS[below])
    number, space, word = below.partition(" ")
    if space and number.isascii() and number.isdigit() and len(number) <= 9 and number[0] != "0":
        return ((above, 1.0), (word, float(number))) if facts_of(word) else ()
    return ((above, 1.0), (below, 1.0)) if facts_of(below) else ()


def known_unit(text: str) -> bool:
    """Return whether `text` is a canonical unit: a name in `UNITS`, or two around one `/`."""
    return bool(_split(text))


def dimension(unit: str) -> str:
    """Return the dimension of a unit, `money/energy` for USD/kWh; '' when it is unknown."""
    return "/".join(_facts(name).dimension for name, _ in _split(unit))


def fits_dimension(unit: str, wanted: str) -> bool:
    """Return whether a unit can state a measure of the dimension that its codelist names.

    `share` asks for percent, `price` for money (per something or not), `ratio` for one number over
    another; every other word is the dimension of the unit, or of what a flow is counted in
    (`flight/day` is a count).
    """
    found = dimension(unit)
    if wanted == "share":
        return found == "ratio"
    if wanted == "price":
        return found.startswith("money")
    if wanted == "ratio":
        return found in {"ratio", "multiple"} or "/" in found
    return found in {wanted, f"{wanted}/time"}


def noun(unit: str) -> str:
    """Return the noun that a count counts (`vehicle`), '' when the unit is no count."""
    parts = _split(unit)
    return parts[0][0] if parts and _facts(parts[0][0]).dimension == "count" else ""


def currency_of(unit: str) -> str:
    """Return the currency that a unit is money in: USD of `USD`, `USD/kWh` and `cent`, else ''.

    Money below the line (`kWh/USD`) is not an amount of money.
    """
    parts = _split(unit)
    facts = _facts(parts[0][0]) if parts else None
    return facts.base if facts and facts.dimension == "money" else ""


def money_factor(unit: str) -> float:
    """Return how much of its currency a unit of money is: 0.01 for `cent/kWh`, else 1."""
    return _facts(unit.partition("/")[0]).factor if currency_of(unit) else 1.0


def replace_currency(unit: str, currency: str) -> str:
    """Return the unit with its currency replaced: `CNY/kWh` in USD is `USD/kWh`.

    So is `cent/kWh`, of which the amount is to be multiplied by `money_factor`.
    """
    _, slash, below = unit.partition("/")
    return currency + slash + below if currency_of(unit) else unit


def _pint_name(name: str) -> str:
    """Return the identifier of a unit in pint's grammar, which has no blanks, dashes and signs."""
    return _PINT_NAMES.get(name, name).replace("-", "_").replace(" ", "_")


def define_units() -> tuple[str, ...]:
    """Return all units as definitions in pint's grammar, base units first."""
    known = {**UNITS, **_declared}
    bases, rest = [f"base_{kind} = [{kind}]" for kind in DIMENSIONS], []
    for name, (kind, factor, base) in known.items():
        if name == base:
            bases.append(f"{_pint_name(name)} = [{_pint_name(name)}]")
        else:
            rest.append(f"{_pint_name(name)} = {factor!r} * {_pint_name(base or f'base_{kind}')}")
    return (*bases, *rest)


@cache
def registry() -> "UnitRegistry[float]":
    """Return pint's registry of exactly our units: none of its own names or prefixes."""
    from pint import UnitRegistry

    units: UnitRegistry[float] = UnitRegistry(None, cache_folder=None)
    units.load_definitions(define_units())
    return units


@lru_cache(maxsize=4096)
def convert_factor(unit: str, target: str) -> float | Inconvertible:
    """Return how many `target` one `unit` is.

    Currencies do not convert here: that needs a dated rate (`money`).
    """
    for name in (unit, target):
        if not known_unit(name):
            return Inconvertible(f"`{name}` is not a known unit")
    if unit == target:
        return 1.0
    if dimension(unit) != dimension(target):
        return Inconvertible(
            f"{unit} is {dimension(unit)}, {target} is {dimension(target)}: they do not convert"
        )
    if currency_of(unit) != currency_of(target):
        return Inconvertible(f"{unit} into {target} needs an exchange rate, not a unit conversion")
    return _factor(_split(unit), _split(target))


def _factor(
    parts: tuple[tuple[str, float], ...], targets: tuple[tuple[str, float], ...]
) -> float | Inconvertible:
    """Return the factor between units of the same dimension, above and below the line."""
    factors = [1.0, 1.0]
    for place, ((name, many), (goal, many_goal)) in enumerate(zip(parts, targets, strict=True)):
        factors[place] = many / many_goal
        own, other = _facts(name), _facts(goal)
        if name == goal:
            continue
        if own.dimension == "count" and "unit" in {own.base, other.base}:
            factors[place] *= own.factor / other.factor
        elif own.base != other.base:
            if own.dimension == "temperature":
                return Inconvertible(f"{name} and {goal} differ in their zero, not by a factor")
            return Inconvertible(f"{name} and {goal} count different things")
        else:
            factors[place] *= registry().convert(1.0, _pint_name(name), _pint_name(goal))
    return factors[0] / factors[1]


def align_units(units: Iterable[str]) -> dict[str, tuple[str, float]]:
    """Return for each unit the one that its like are told in, and how many of that it is.

    236 GWh and 236,000 MWh are one number. The first of its kind by name stands for all; a unit
    that is not known stands for itself.
    """
    found: dict[str, tuple[str, float]] = {}
    for unit in sorted(set(units)):
        others = ((first, convert_factor(unit, first)) for first, _ in found.values())
        found[unit] = next(
            ((first, many) for first, many in others if not isinstance(many, Inconvertible)),
            (unit, 1.0),
        )
    return found
