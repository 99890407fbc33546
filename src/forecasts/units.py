"""The units that a claim may use: their canonical ASCII names, dimensions and factors.

`UNITS` is the white list and the only place where a unit is defined; pint's registry is generated
from it. A user's text never reaches pint, which evaluates powers (`10**8**9` hangs it) and reads
`kt` as knots: a text is split at one `/` and each side looked up first. Importing this module does
not import pint, so that checks stay light.

Each currency is a dimension of its own, because a rate is dated data and no definition. Each
counted noun is too, so that vehicles never add up with people; `dimension` calls all of them
`count` and `noun` keeps the word apart, because a measure asks for *a count* and its subject says
of what. The generic `unit` converts to and from any noun, one to one: sources say "units" of what
their title names.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pint import UnitRegistry

__all__ = [
    "CURRENCIES",
    "DIMENSIONS",
    "NOUNS",
    "UNITS",
    "Inconvertible",
    "UnitFacts",
    "convert_factor",
    "currency_of",
    "define_units",
    "dimension",
    "fits_dimension",
    "known_unit",
    "noun",
    "registry",
    "replace_currency",
]

# fmt: off
CURRENCIES = (
    # ISO 4217, current
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BHD",
    "BIF", "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF",
    "CLP", "CNY", "COP", "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN",
    "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD",
    "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY", "KES",
    "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL",
    "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN",
    "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP",
    "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK",
    "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SYP", "SZL", "THB", "TJS", "TMT", "TND",
    "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VES", "VND", "VUV",
    "WST", "XAF", "XCD", "XCG", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWG",
    # gone, but in old claims and in the ECB's history
    "ANG", "ATS", "BEF", "BGN", "CYP", "DEM", "EEK", "ESP", "FIM", "FRF", "GRD", "HRK", "IEP",
    "ITL", "LTL", "LUF", "LVL", "MTL", "NLG", "PTE", "ROL", "SIT", "SKK", "SVC", "TRL", "ZWL",
)
"""ISO 4217 codes; whether there is a rate for one is another question (`money`)."""

NOUNS = (
    "unit", "people",
    "aircraft", "airport", "app", "base station", "battery", "bed", "bicycle", "birth", "building",
    "bus", "car", "case", "cell", "character", "charger", "chip", "city", "company", "connection",
    "container", "country", "customer", "death", "delivery", "device", "dose", "drone", "employee",
    "event", "factory", "flight", "home", "household", "installation", "job", "launch", "licence",
    "module", "motorcycle", "night", "office", "order", "panel", "parcel", "passenger",
    "passenger-km", "patent", "patient", "phone", "pilot", "plant", "project", "reactor",
    "registration", "ride", "robot", "satellite", "school", "server", "share", "ship", "site",
    "smartphone", "species", "station", "store", "student", "subscriber", "subscription", "TEU",
    "thing", "ticket", "time", "token", "tonne-km", "train", "transaction", "trip", "truck",
    "turbine", "user", "vehicle", "vertiport", "visit", "visitor", "vote", "wafer", "worker",
)
"""Counted nouns, in the singular (but `people`), each its own dimension in the registry."""

_PHYSICAL = {
    "energy": {
        "Wh": 1.0, "kWh": 1e3, "MWh": 1e6, "GWh": 1e9, "TWh": 1e12, "PWh": 1e15,
        "J": 1 / 3600, "kJ": 1e3 / 3600, "MJ": 1e6 / 3600, "GJ": 1e9 / 3600, "TJ": 1e12 / 3600,
        "PJ": 1e15 / 3600, "EJ": 1e18 / 3600, "Btu": 0.29307107, "MMBtu": 293_071.07,
        "cal": 4.184 / 3600, "kcal": 4184 / 3600, "toe": 11.63e6, "Mtoe": 11.63e12,
        "tce": 8.141e6, "boe": 1.69941e6,
    },
    # Power is not energy over time here: a plant of 2 GWh a year and one of 2 GWh are different
    # things, and a conversion between them would be a slip of the claim, not a service.
    "power": {
        "W": 1.0, "mW": 1e-3, "kW": 1e3, "MW": 1e6, "GW": 1e9, "TW": 1e12, "hp": 745.69987158,
    },
    "mass": {
        "t": 1.0, "mg": 1e-9, "g": 1e-6, "kg": 1e-3, "kt": 1e3, "Mt": 1e6, "Gt": 1e9,
        "lb": 0.45359237e-3, "oz": 28.349523125e-6, "ozt": 31.1034768e-6, "carat": 0.2e-6,
        "dwt": 1.0,
    },
    "volume": {
        "m3": 1.0, "cm3": 1e-6, "km3": 1e9, "ft3": 0.028316846592, "mL": 1e-6, "L": 1e-3,
        "bcm": 1e9, "barrel": 0.158987294928, "Mbarrel": 158_987.294928, "gallon": 3.785411784e-3,
    },
    "length": {
        "m": 1.0, "nm": 1e-9, "um": 1e-6, "mm": 1e-3, "cm": 1e-2, "km": 1e3, "mile": 1609.344,
        "inch": 0.0254, "ft": 0.3048, "yard": 0.9144,
    },
    "area": {
        "m2": 1.0, "cm2": 1e-4, "km2": 1e6, "ha": 1e4, "mu": 10_000 / 15, "acre": 4046.8564224,
        "ft2": 0.09290304,
    },
    # A year is 365.25 days, a month a twelfth of it: good for paces, never for dates.
    "time": {
        "year": 1.0, "decade": 10.0, "century": 100.0, "quarter": 0.25, "month": 1 / 12,
        "week": 7 / 365.25, "day": 1 / 365.25, "h": 1 / 8766, "min": 1 / 525_960,
        "s": 1 / 31_557_600, "ms": 1e-3 / 31_557_600,
    },
    "data": {
        "byte": 1.0, "bit": 0.125, "kbit": 125.0, "Mbit": 125e3, "Gbit": 125e6, "Tbit": 125e9,
        "kB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12, "PB": 1e15, "EB": 1e18, "ZB": 1e21,
        "KiB": 1024.0, "MiB": 1024.0**2, "GiB": 1024.0**3,
    },
    "computing": {"FLOPS": 1.0, "GFLOPS": 1e9, "TFLOPS": 1e12, "PFLOPS": 1e15, "EFLOPS": 1e18},
    "operations": {"TOPS": 1e12},
    "charge": {"Ah": 1.0, "mAh": 1e-3},
    "frequency": {"Hz": 1.0, "kHz": 1e3, "MHz": 1e6, "GHz": 1e9},
    "voltage": {"V": 1.0, "kV": 1e3},
    "ratio": {
        "%": 1e-2, "pp": 1e-2, "bp": 1e-4, "per 1000": 1e-3, "per 10000": 1e-4, "per 100000": 1e-5,
        "per million": 1e-6, "permille": 1e-3, "ppm": 1e-6, "ppb": 1e-9,
    },
    # `x` is no ratio: 25% growth is 1.25x, and a factor between them would be wrong.
    "multiple": {"x": 1.0},
}
# fmt: on


class UnitFacts(NamedTuple):
    """What is known of one unit: its dimension and how many base units one of it is."""

    dimension: str
    factor: float


class Inconvertible(NamedTuple):
    """Why one unit does not convert into another, as a sentence without a full stop."""

    reason: str


UNITS: Mapping[str, UnitFacts] = MappingProxyType(
    {code: UnitFacts("money", 1.0) for code in CURRENCIES}
    | {word: UnitFacts("count", 1.0) for word in NOUNS}
    | {
        name: UnitFacts(dimension, factor)
        for dimension, names in _PHYSICAL.items()
        for name, factor in names.items()
    }
)
"""Every simple unit by its canonical ASCII name; a compound is two of them around one `/`."""

DIMENSIONS = ("money", "count", *_PHYSICAL)
"""The dimensions of simple units; a compound's is two of them around one `/`."""

_PINT_NAMES = MappingProxyType({"%": "percent", "x": "times"})


@lru_cache(maxsize=4096)
def _split(unit: str) -> tuple[tuple[str, float], ...]:
    """Return the simple units of `unit` with their multiplier, () when one of them is unknown.

    A denominator may carry a whole number: `robot/10000 people`.
    """
    above, slash, below = unit.partition("/")
    if above not in UNITS:
        return ()
    if not slash:
        return ((above, 1.0),)
    number, space, word = below.partition(" ")
    if space and number.isascii() and number.isdigit() and len(number) <= 9 and number[0] != "0":
        return ((above, 1.0), (word, float(number))) if word in UNITS else ()
    return ((above, 1.0), (below, 1.0)) if below in UNITS else ()


def known_unit(text: str) -> bool:
    """Return whether `text` is a canonical unit: a name in `UNITS`, or two around one `/`."""
    return bool(_split(text))


def dimension(unit: str) -> str:
    """Return the dimension of a unit, `money/energy` for USD/kWh; '' when it is unknown."""
    return "/".join(UNITS[name].dimension for name, _ in _split(unit))


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
    return parts[0][0] if parts and UNITS[parts[0][0]].dimension == "count" else ""


def currency_of(unit: str) -> str:
    """Return the currency that a unit is money in: USD of `USD` and of `USD/kWh`, else ''.

    Money below the line (`kWh/USD`) is not an amount of money.
    """
    parts = _split(unit)
    return parts[0][0] if parts and UNITS[parts[0][0]].dimension == "money" else ""


def replace_currency(unit: str, currency: str) -> str:
    """Return the unit with its currency replaced: `CNY/kWh` in USD is `USD/kWh`."""
    return currency + unit[len(currency_of(unit)) :]


def _pint_name(name: str) -> str:
    """Return the identifier of a unit in pint's grammar, which has no blanks, dashes and signs."""
    return _PINT_NAMES.get(name, name).replace("-", "_").replace(" ", "_")


def define_units() -> tuple[str, ...]:
    """Return `UNITS` as definitions in pint's grammar, base units first."""
    lines = [f"{_pint_name(name)} = [{_pint_name(name)}]" for name in (*CURRENCIES, *NOUNS)]
    for kind, names in _PHYSICAL.items():
        lines.append(f"base_{kind} = [{kind}]")
        lines += [f"{_pint_name(name)} = {size!r} * base_{kind}" for name, size in names.items()]
    return tuple(lines)


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
        if name == goal or (UNITS[name].dimension == "count" and "unit" in {name, goal}):
            continue
        if UNITS[name].dimension in {"count", "money"}:
            return Inconvertible(f"{name} and {goal} count different things")
        factors[place] *= registry().convert(1.0, _pint_name(name), _pint_name(goal))
    return factors[0] / factors[1]
