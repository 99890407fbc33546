"""Attach to every quantity whether it looks ahead, how surely, and to which period.

The rules work per quantity, not per sentence: `valued at USD 1.2bn in 2024, is anticipated to reach
USD 3.4bn by 2033` holds one fact and one forecast. Only sentences with a quantity are looked at.
"""

from collections.abc import Iterator
from datetime import date
from itertools import repeat

from forecasts.reading.attaching.ahead import looks_ahead
from forecasts.reading.attaching.asked import Asked, about
from forecasts.reading.attaching.carrying import carry
from forecasts.reading.attaching.conclude import final_target, in_scenario
from forecasts.reading.attaching.cues import Cue
from forecasts.reading.attaching.english_steps import last_years
from forecasts.reading.attaching.language import Known, Language
from forecasts.reading.attaching.language_chinese import CHINESE
from forecasts.reading.attaching.language_english import ENGLISH
from forecasts.reading.attaching.language_japanese import JAPANESE, is_japanese
from forecasts.reading.attaching.parallel import parallel_periods
from forecasts.reading.attaching.replaced import Judged
from forecasts.reading.attaching.scene import Figure, Scene, Stance, clause_starts, folded
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.any_language import FoundPeriod, grammar_of, is_placed
from forecasts.reading.records import Period, Quantity
from forecasts.reading.twins.cue_words import plain

__all__ = ["attach_all"]

_WRAPPED = Lazy(r"\n[ \t]*[a-z]")
"""A line of a text that was broken to fit a page; there no line is a headline."""
_YEAR = Lazy(r"[。」』]\s*[「『]?(?:19|20)\d\d年")
"""A sentence without figures that names another year: what follows does not go back beyond it."""
_SPEAKS = Lazy(r"[^\W\d_]|\d{4}|\d[-/.]\d")
"""What may speak of time: a letter, or digits that may be a year or a date."""

_DATE_LINE = 1500
_PRESENT = 2025
"""The year that counts as the present when nothing else dates a text *[ours]*."""

_LONGEST_SENTENCE = 900
_MOST_FIGURES = 20


def attach_all(
    text: str,
    quantities: tuple[Quantity, ...],
    *,
    language: str | None = None,
    stated: date | None = None,
) -> tuple[Quantity, ...]:
    """Return the quantities with forecast, certainty, probability and target set.

    Args:
        text: The text that the quantities were found in.
        quantities: Quantities in order of place.
        language: `en`, `zh`, or None to choose by the characters of the text.
        stated: The day of the statement: relative periods are counted from it, and years before it
            are facts. Without it the text's own date line or, failing that, 2025 separates past
            from future, and relative periods stay unplaced.
    """
    if not quantities:
        return ()
    japanese = language.startswith("ja") if language else is_japanese(text)
    han = JAPANESE if japanese else CHINESE
    whole = _language_of(text, language, han)
    now = stated.year if stated else _guess_present(text, whole)
    done: list[Judged] = []
    carried: tuple[Stance, ...] = ()
    span: Period | None = None
    sentences = _sentences(text, quantities, whole)
    pieces = (piece for sentence in sentences for piece in _pieces(*sentence))
    for start, end, members in pieces:
        spoken = whole if language else _language_of(text[start:end], None, han)
        if not _SPEAKS.search(text, start, end):
            done.extend(Judged(one, None, start, end, spoken) for one in members)
            carried = ()
            continue
        if carried and _YEAR.search(text, done[-1].quantity.end, start):
            carried = ()
        heir = _heir(carried)
        known = Known(stated, now, heir.period if heir else None, span)
        scene = _scene(text[start:end], start, members, spoken, known)
        span = last_years(scene.periods, span, now)
        asked = tuple(about(scene, index) for index in range(len(members)))
        told = scene.periods or scene.cues or _refers_back(scene.text, spoken)
        if told or (carried and spoken.restates.match(scene.text)):
            carried = _judge(scene, asked, spoken, carried)
        else:
            carried = ()  # nothing speaks of time: the quantities stay as they were found
        done.extend(
            Judged(_apply(one, stance, figure, spoken), stance, start, end, spoken)
            for one, stance, figure in zip(members, carried or repeat(None), asked, strict=False)
        )
    return tuple(han.settle(text, carry(text, done, stated), stated))


def _language_of(text: str, language: str | None, han: Language) -> Language:
    """Return the language of a text, `han` where it is one that is written in Chinese signs."""
    return ENGLISH if grammar_of(text, language) == "en" else han


def _sentences(
    text: str, quantities: tuple[Quantity, ...], language: Language
) -> Iterator[tuple[int, int, list[Quantity]]]:
    """Yield start, end and quantities of each sentence that has a quantity, in one pass."""
    cuts = [match.end() for match in language.sentence_ends.finditer(text)]
    if language.headline_ends and "\n" in text and not _WRAPPED.search(text):
        cuts = sorted({*cuts, *(match.end() for match in language.headline_ends.finditer(text))})
    cuts.append(len(text))
    position, start = 0, 0
    members: list[Quantity] = []
    for quantity in quantities:
        while cuts[position] <= quantity.start and position < len(cuts) - 1:
            if members:
                yield start, cuts[position], members
                members = []
            start = cuts[position]
            position += 1
        members.append(quantity)
    if members:
        yield start, max(cuts[position], members[-1].end), members


def _pieces(
    start: int, end: int, members: list[Quantity]
) -> Iterator[tuple[int, int, list[Quantity]]]:
    """Cut what is no sentence (a table, a list without a full stop) into pieces of bounded size.

    The rules compare every figure with every cue of its sentence, so a sentence must end somewhere.
    """
    done = 0
    while done < len(members):
        near = members[done : done + _MOST_FIGURES]
        first = near[0].start
        size = sum(one.end - first <= _LONGEST_SENTENCE for one in near) or 1
        last = near[size - 1].end
        done += size
        far = end if done == len(members) else members[done].start
        stop = max(last, min(far, last + _LONGEST_SENTENCE))
        yield max(start, first - _LONGEST_SENTENCE), stop, near[:size]
        start = last


def _scene(
    sentence: str,
    offset: int,
    members: list[Quantity],
    language: Language,
    known: Known,
) -> Scene:
    """Look at one sentence; offsets are made local."""
    local = tuple(
        Figure(one.start - offset, one.end - offset, one.quote, one.kind, one.unit, one.hedge)
        for one in members
    )
    text = plain(sentence)
    found = language.find_periods(text, known)
    cues = tuple(language.find_cues(text))
    scene = Scene(
        text=text,
        folded=folded(text),
        quantities=local,
        periods=tuple(_usable(found, local, known, language)),
        targets=(),
        cues=cues,
        spoken=(),
        ahead=any(one.tense == "future" for one in cues),
        clauses=clause_starts(language.clauses, text, local),
        stated=known.stated,
        now=known.now,
    )
    targets = tuple(one for one in scene.periods if not language.is_base_period(scene, one))
    return scene._replace(targets=targets, spoken=language.cues_that_speak(scene))


def _usable(
    found: tuple[FoundPeriod, ...], quantities: tuple[Figure, ...], known: Known, language: Language
) -> Iterator[FoundPeriod]:
    """Yield the periods that may be a target: no quantities misread as years, no passing days."""
    for one in found:
        if any(
            one.start < quantity.end and quantity.start < one.end and quantity.kind != "duration"
            for quantity in quantities
        ):
            continue
        period = one.period
        if period.start == period.end and not _is_deadline(one, known):
            continue
        if not is_placed(period) and "decade" in period.words and not one.window:
            # `The end of the decade` in an undated text is the one that runs.
            again = language.find_periods(period.words, Known(date(known.now, 7, 1), known.now))
            if again:
                yield one._replace(period=again[0].period)
                continue
        yield one


def _is_deadline(found: FoundPeriod, known: Known) -> bool:
    """Whether a single day is one that figures are said of, and not when something was said."""
    start, _, words, relation = found.period
    if relation in ("by", "before"):
        return True
    ahead = known.stated is not None and start > known.stated and _ON_A_DAY.match(words)
    return found.explicit and bool(ahead or words.lower().startswith(_BALANCES))


_ON_A_DAY = Lazy(r"[Oo]n [^ ]+ ")


_BALANCES = ("as of ", "at ")
"""What stands before the day of a balance: `as of 31 March 2026`."""


def _judge(
    scene: Scene, asked: tuple[Asked, ...], language: Language, carried: tuple[Stance, ...]
) -> tuple[Stance, ...]:
    """Judge the quantities of a sentence from left to right."""
    done: tuple[Stance, ...] = ()
    lists = parallel_periods(scene)
    for index, figure in enumerate(asked):
        stance = language.judge(figure, done)
        if index in lists and "duration" not in stance.rules:
            rules = (*stance.rules, "list")
            stance = stance._replace(found=lists[index], direct=True, rules=rules)
        done = (*done, stance)
    heir = _heir(carried)
    if heir and _refers_back(scene.text, language):
        done = tuple(_inherit(stance, heir) for stance in done)
    if heir and heir.tense == "future" and language.restates.match(scene.text):
        done = _foreseen(done, ("present", ""), heir.cue, "restated")
    said = next((one for one in carried if one.tense == "future" or "revision" in one.rules), None)
    if said and language.keeps.search(scene.text):
        done = _foreseen(done, ("past",), said.cue, "forecast kept")
    return done


def _refers_back(sentence: str, language: Language) -> bool:
    """Tell whether a sentence takes its time from the one before: `By then, ...`, 其中."""
    return bool(language.refers_back.match(sentence) or language.then.search(sentence))


def _foreseen(
    stances: tuple[Stance, ...], tenses: tuple[str, ...], cue: Cue | None, rule: str
) -> tuple[Stance, ...]:
    """Return the stances, those of these tenses looking ahead as the sentence before does."""
    return tuple(
        one._replace(tense="future", cue=cue, rules=(*one.rules, rule))
        if one.tense in tenses and "duration" not in one.rules
        else one
        for one in stances
    )


def _heir(carried: tuple[Stance, ...]) -> Stance | None:
    """Return the last stance of the sentence before that has a period, no label's own if it can."""
    dated = [one for one in carried if one.found and one.tense != "base"]
    shared = [one for one in dated if "period of its own" not in one.rules]
    either = shared or dated
    return either[-1] if either else None


def _inherit(stance: Stance, heir: Stance) -> Stance:
    """Take target and tense from the sentence before: `By then, ...`, `其中...`."""
    if stance.found or "duration" in stance.rules:
        return stance
    return stance._replace(
        found=heir.found,
        tense=heir.tense if _is_told_of(stance) else stance.tense or heir.tense,
        cue=stance.cue or heir.cue,
        direct=False,
        rules=(*stance.rules, "previous sentence"),
    )


def _is_told_of(stance: Stance) -> bool:
    """Tell a figure whose verb at the end says nothing of its time: うち電動車は12万台です."""
    return stance.tense == "present" and "verb at the end" in stance.rules


def _apply(quantity: Quantity, stance: Stance | None, asked: Asked, language: Language) -> Quantity:
    """Write a stance into a quantity, and mark a forecast that a later one takes the place of."""
    told = quantity if stance is None else _as_told(quantity, stance, asked)
    rule = language.earlier_rule(asked)
    return told._replace(earlier=True, rules=(*told.rules, f"earlier: {rule}")) if rule else told


def _as_told(quantity: Quantity, stance: Stance, asked: Asked) -> Quantity:
    scene, figure = asked.scene, asked.figure
    scenario = in_scenario(figure.start, figure.end, scene)
    ahead = looks_ahead(stance, scene, scenario=scenario)
    cue = stance.cue if ahead else None
    rules = [*quantity.rules, *stance.rules]
    if cue and cue.modality == "target":
        rules.append("modality: target")
    if ahead and scenario:
        rules.append("modality: scenario")
    return quantity._replace(
        forecast=ahead,
        certainty=cue.certainty if cue else "",
        probability=cue.probability if cue else None,
        target=final_target(stance, scene, ahead=ahead),
        rules=tuple(rules),
    )


def _guess_present(text: str, language: Language) -> int:
    """Return the year of the first full date near the head of a text, or the stock present."""
    for one in language.find_periods(text[:_DATE_LINE], Known(None, _PRESENT)):
        if one.explicit and one.period.start == one.period.end:
            return one.period.start.year
    return _PRESENT
