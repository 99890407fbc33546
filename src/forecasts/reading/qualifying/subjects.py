"""The noun that a bare figure counts, where it stands before it: as subject, or behind `number of`.

`Monthly players averaged 168 million`, `Passenger numbers will top 92 million`, `How many homes?`.
"""

from forecasts.reading.lexicon.nouns import NOUNS
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.hedging import counted_noun, noun_after
from forecasts.reading.records import Quantity

__all__ = ["counted_before"]

_REACH = 100
_NUMBER_OF = Lazy(r"\b(?:the number of|how many|numbers of|a total of)(?= )")
_LABEL = Lazy(
    r"(?:\A|\n)\s*(?:[-•*–] )?([a-z][a-z -]{2,50}?)(?: \([^()\n]{1,20}\))?:"
    r" (?:(?:an?|about|around|some|nearly|over|at|least|most|up|to|more|less|than|approx\.|no) )*\Z"
)
"""The head of an item of a list: `- passenger journeys:` 2.4 billion."""
_STOPS = (". ", "? ", "! ", "; ", ": ", "\n")
_VERB = Lazy(
    r"\b(?:rose|risen|rise|rises|fell|fallen|fall|falls|grew|grown|grow|grows|climb(?:ed|s)?|drop(?:ped|s)?"
    r"|slipp?(?:ed|s)?|jump(?:ed|s)?|increased?|decreased?|declined?|surged?|shrank|shrunk|shrink"
    r"|averaged?|numbered|number|reach(?:ed|es)?|total(?:l?ed|s)?|topp?(?:ed|s)?|pass(?:ed|es)?|exceed(?:ed|s)?"
    r"|hits?|stood|stands?|came|comes?|peak(?:ed|s)?|swell(?:ed|s)?|swollen|went|goes|go|edged|crept"
    r"|recover(?:ed)?|doubled?|tripled?|trebled?|is|are|was|were|be|been)\b"
)
"""Verbs that measure their subject."""
_LINK = Lazy(
    r"(?:\b(?:to|at|by|from|about|around|nearly|almost|some|roughly|over|under|only|just|more|less|than"
    r"|fewer|above|below|close|an?|the|record|high|low|of|expected|set|projected|forecast|likely|on|course"
    r"|track|in|for|up|down|out|as|many|well|back|sharply|slightly|steadily|again|now|already|then"
    r"|still|all-time|estimated|put|seen|further|will|would|should|could|may|might|reach|top|exceed"
    r"|pass|hit|total|average|grow|rise|fall|drop|climb|number|be|have|been|worldwide|globally"
    r"|nationwide|overall|by|this|last|next|year|month|quarter|week|20\d\d|january|february|march"
    r"|april|may|june|july|august|september|october|november|december|end|mid|[a-z]+ly)\b"
    r"|[\d.]+(?:%| per ?cent)|[ ,-])*\Z"
)
"""What may stand between the verb and its figure."""
_PREPOSITIONS = frozenset("of in on at with for from by to across under over among".split())
_COUNTS = frozenset(("numbers", "number", "count", "counts", "headcount", "totals", "traffic"))
_TALLIES = {
    "vacancies": "vacancy",
    "deaths": "death",
    "births": "birth",
    "claims": "claim",
    "arrivals": "arrival",
    "applications": "application",
    "registrations": "registration",
    "permits": "permit",
    "bookings": "booking",
    "payrolls": "job",
    "journeys": "journey",
    "admissions": "admission",
    "layoffs": "layoff",
    "redundancies": "redundancy",
    "downloads": "download",
}
"""Nouns that are counted and nothing else where they are subjects: `vacancies stood at 712,000`."""
_FLOWS = frozenset("sales deliveries shipments registrations orders output production".split())
_GOODS = frozenset(
    "vehicle truck bus home ticket robot aircraft ship phone smartphone computer tablet battery "
    "machine bike motorcycle tractor chip turbine server wafer device panel".split()
)
"""What is sold or made, and does not sell: `car sales`, not `company sales`."""
_GROUPS = frozenset("base fleet stock population pool network park tally backlog".split())
_AGENTS = ("ers", "ors", "ants", "ents", "ists", "ees")
_NO_AGENTS = frozenset(
    "orders quarters dollars papers powers chapters matters offers figures numbers others "
    "ministers centers centres rumours errors factors sectors tensors investments payments "
    "developments documents cents percents settlements shipments investors leaders "
    "officers managers".split()
)
_NO_SUBJECTS = frozenset(("share", "unit", "point", "time", "order", "case", "project", "event"))


def counted_before(plain: str, lower: str, one: Quantity) -> str:
    """Return the noun that a bare figure counts by the words before it; empty where none does."""
    before = lower[max(0, one.start - _REACH) : one.start]
    if asked := list(_NUMBER_OF.finditer(before)):
        at = one.start - len(before) + asked[-1].end()
        noun = noun_after(plain, lower, at)
        return (
            noun[0] if noun and noun[1] <= one.start and ". " not in plain[at : one.start] else ""
        )
    if labelled := _LABEL.search(before):
        return _subject(labelled[1])
    for mark in _STOPS:
        before = before.rpartition(mark)[2]
    verb = _VERB.search(before)
    if not verb or not _LINK.match(before, verb.end()) or lower.startswith(" of ", one.end):
        return ""
    return _subject(before[: verb.start()])


def _subject(words: str) -> str:
    """Return the singular of the noun that heads these words: `customers with large orders`."""
    names = [word.strip(",'’\"()") for word in words.replace(", and ", " ").split()]
    head = next((at for at, word in enumerate(names) if word in _PREPOSITIONS), len(names))
    while head and (names[head - 1].endswith("ly") or names[head - 1] in _MODALS):
        head -= 1
    if not head:
        return ""
    noun = names[head - 1]
    if noun in _GROUPS and names[head : head + 1] == ["of"]:
        return _subject(" ".join(names[head + 1 :]))  # `the installed base of robots`
    if noun in _FLOWS and (thing := _sold(names, head)):
        return thing
    if noun in _COUNTS:
        one = names[head - 2] if head > 1 else ""
        return NOUNS.get(one) or NOUNS.get(f"{one}s") or (one if one.endswith(_ONE_AGENT) else "")
    known = _TALLIES.get(noun) or NOUNS.get(noun, "")
    if known and noun.endswith("s"):
        return "" if known in _NO_SUBJECTS else known
    return noun[:-1] if noun.endswith(_AGENTS) and noun not in _NO_AGENTS else ""


def _sold(names: list[str], head: int) -> str:
    """Return what is sold or made: `car sales`, `sales of heat pumps`."""
    if names[head : head + 1] == ["of"]:
        things = [name for name in names[head + 1 :] if name not in _MODALS]
        return "" if not things or "and" in things else counted_noun(things[-1])
    known = NOUNS.get(names[head - 2], "") if head > 1 else ""
    return known if known in _GOODS else ""


_ONE_AGENT = tuple(ending[:-1] for ending in _AGENTS)
_MODALS = frozenset(
    "will would should could may might can must have has had are is were was also now then".split()
)
