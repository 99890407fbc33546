"""Measures that the unit corrects: plant that is installed or made, things, sums of money."""

import re

from forecasts.extracting.subjects.behind import About
from forecasts.extracting.subjects.clauses import form_of
from forecasts.reading import Quantity

__all__ = ["by_stuff", "by_unit"]

_POWER = frozenset(("kW", "MW", "GW", "TW"))
_ENERGY = frozenset(("kWh", "MWh", "GWh", "TWh"))
_PLANT = frozenset(("production-capacity", "production", "installed-base"))
_IN_WATTS = re.compile(r"\d\s?[kMGT]W\b|gigawatt|megawatt")
_WIDE = re.compile(r"(?i)markets?|industr|opportunit")
"""What is no sale of plant: `the largest market, with 40 GW`."""
_STORED = re.compile(r"(?i)storage|储能|蓄電")
_ADDED = re.compile(
    r"(?i)\binstall(?:s|ing)?\b|\b(?:new|annual) (?:[\w-]+ ){0,4}(?:installations?|additions?|capacity)\b|\badd(?:s|ing)?\b(?! up)|\b(?:additions|deployments?) |新增"
)
_ADDED_BEHIND = re.compile(
    r"\s(?:of\s(?:[\w-]+\s){1,4}?)?(?:(?:to|will|would|should|(?:is|are)\s(?:expected|set|due)\sto)\sbe|being)\s(?:installed|added|commissioned|connected|built|deployed)\b"
)
_MIX = re.compile(
    r"(?i)\b(?:power|electricity) (?:generation|mix|output|production)\b|\bgeneration mix\b|発電電力量|電源構成|发电(?:总)?量"
)
_USED = re.compile(r"\b(?:consum|demand|draw|load|us(?:e|es|ing)\b)|用电|消费|消耗|需求|需要")
_MADE = re.compile(r"(?i)manufactur|factor|produc|electroly[sz]er|产能|产量|生产|制造|生産|製造")


_OF_MONEY = re.compile(r"(?i)\b(?:interest|policy|bank) rates?\b|\bcentral bank")
"""Of what `rates` alone are where a text tells of it."""
_TAKEN_UP = frozenset(("adoption", "penetration", "uptake"))
_CONNECTED = re.compile(
    r"\b[2-6]G\b|(?i:\b(?:broadband|smartphone|internet|mobile|fibre|fiber|eSIM)\b)"
)
"""What people have for years, so that its uptake is a share of them."""
_LAND = re.compile(r"亩|公顷|平方米|平方公里")
_NEEDED = re.compile(r"need(?:s|ing)?|requir(?:e|es|ed|ing)")
_STUFF = _POWER | _ENERGY | frozenset("t kt Mt kg barrel bushel gallon L".split())
"""What is not bought one by one: `steelmakers will need 800,000 tonnes`."""
_ACRES = frozenset(("hectare", "acre", "ha"))
_BY_WEIGHT = frozenset(("t", "kt", "Mt", "kg", "barrel", "tonne"))
"""What is made, and so is the capacity for it: `installed capacity of 700 million tonnes`."""
_THINGS = re.compile(r"[个家座项条]")
_SERVED = re.compile("水|燃气|天然气|宽带|互联网|网络|光纤|[45]G|厕|医保|保险")
"""What households have or have not, so that its share is of them: 自来水普及率."""
_VESSELS = re.compile(r"[架艘列]$")
_LARGEST_COUNT = 1e10  # more units of nothing named are money


def by_stuff(text: str, quantity: Quantity, about: About) -> About:
    """Read a capacity in watts as plant that is installed, unless it is said to be made."""
    near = text[max(0, quantity.start - 160) : quantity.end + 60]
    made = _MADE.search(text, max(0, quantity.start - 60), quantity.end + 40)
    if about.measure == "sales" and not quantity.unit and quantity.value > _LARGEST_COUNT:
        return about._replace(measure="market-size")
    if about.word == "rates" and _OF_MONEY.search(text):
        return about._replace(measure="interest-rate", phrase="interest rates")
    if about.word in _TAKEN_UP and _CONNECTED.search(about.phrase):
        return about._replace(measure="share-of-stock")
    if about.measure == "facilities" and _LAND.search(quantity.quote):
        return about._replace(measure="area")
    if (about.word == "普及率" and _SERVED.search(about.phrase)) or (
        "覆盖" in about.phrase and about.word == "比例"
    ):
        return about._replace(measure="coverage")
    if about.measure == "facilities" and _VESSELS.search(quantity.quote):
        return about._replace(measure="fleet")
    if about.word in {"发送", "运送", "运输"} and "人" in quantity.quote:
        return about._replace(measure="trips")
    if about.word in {"形成", "新增"} and _THINGS.search(quantity.quote):
        return about._replace(measure="facilities")
    if about.measure == "installed-base" and "新增" in text[max(0, about.at - 12) : about.at]:
        return about._replace(measure="installations")
    stuff = quantity.unit.partition("/")[0]
    if about.measure == "installed-base" and about.word.startswith(("累", "总")):
        return about
    if about.measure == "sales" and _NEEDED.fullmatch(about.word) and stuff in _STUFF:
        return about._replace(measure="installed-base" if stuff in _POWER else "consumption")
    if about.measure == "share-of-sales" and form_of(quantity) == "share" and _MIX.search(near):
        used = _USED.search(text, max(0, quantity.start - 80), quantity.start)
        return about._replace(measure="share-of-consumption" if used else "share-of-production")
    if about.measure == "installations" and stuff in _ENERGY and not _STORED.search(near):
        return about._replace(measure="consumption" if _USED.search(near) else "production")
    if about.word.lower() == "capacity" and form_of(quantity) == "rate":
        if _IN_WATTS.search(near) and not made:
            return about._replace(measure="installed-base")
        return about
    if stuff in _ACRES and about.measure in {"sales", "facilities", "production", "installations"}:
        return about._replace(measure="area")
    if about.measure == "installed-base" and stuff in _BY_WEIGHT:
        return about._replace(measure="production-capacity")
    held = stuff in _POWER or (stuff in _ENERGY and _STORED.search(near))
    plant = about.measure in _PLANT or (about.measure == "sales" and _WIDE.match(about.word))
    if held and not made and plant:
        begin = max(
            0,
            quantity.start - 70,
            text.rfind("；", 0, quantity.start),
            text.rfind(";", 0, quantity.start),
        )
        added = _ADDED.search(text, begin, quantity.start)
        added = added or _ADDED_BEHIND.match(text, quantity.end)
        return about._replace(measure="installations" if added else "installed-base")
    return about


_BY_UNIT = {
    "GW": "installed-base", "MW": "installed-base", "kW": "installed-base", "TW": "installed-base",
    "GWh": "production-capacity", "MWh": "production-capacity", "t": "production", "people": "subscriptions", "aircraft": "fleet", "ship": "fleet", "visit": "trips", "hectare": "area", "acre": "area", "ha": "area",
}  # fmt: skip
_SITES = re.compile(r"[カか箇ヶ]所|[处座家店校棟]|拠点|施設")


def by_unit(text: str, quantity: Quantity) -> str:
    """Return the measure that a unit alone suggests."""
    form = form_of(quantity)
    if quantity.unit in _POWER and _ADDED_BEHIND.match(text, quantity.end):
        return "installations"
    if form == "count" and _SITES.search(quantity.quote):
        return "facilities"
    if form == "count":
        return _BY_UNIT.get(quantity.unit, "sales")
    return {"share": "share-of-sales", "price": "price"}.get(form, "market-size")
