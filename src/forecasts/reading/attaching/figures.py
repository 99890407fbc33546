"""Attach to every quantity whether it looks ahead, how surely, and to which period.

The rules work per quantity, not per sentence: `valued at USD 1.2bn in 2024, is anticipated to reach
USD 3.4bn by 2033` holds one fact and one forecast. Only sentences with a quantity are looked at.
"""

from collections.abc import Iterator
from datetime import date

from forecasts.reading.attaching.carrying import carry
from forecasts.reading.attaching.chinese import CLAUSES as CHINESE_CLAUSES
from forecasts.reading.attaching.chinese import judge_chinese
from forecasts.reading.attaching.conclude import final_target, in_scenario, looks_ahead
from forecasts.reading.attaching.cues import Cue, find_cues
from forecasts.reading.attaching.earlier import earlier_rule
from forecasts.reading.attaching.english import CLAUSES as ENGLISH_CLAUSES
from forecasts.reading.attaching.english import judge_english
from forecasts.reading.attaching.english_steps import last_years, place_steps
from forecasts.reading.attaching.japanese import accounts_end, in_fiscal_year
from forecasts.reading.attaching.parallel import parallel_periods
from forecasts.reading.attaching.replaced import Judged
from forecasts.reading.attaching.scene import Figure, Scene, Stance, clause_starts
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.any_language import FoundPeriod, find_periods, grammar_of, is_placed
from forecasts.reading.records import Period, Quantity
from forecasts.reading.twins.cue_words import plain
from forecasts.reading.twins.plain_forms import has_kana

__all__ = ["attach_all"]

_ENDS = {
    "en": Lazy(
        r"[.!?\n。！？](?:(?<=[。！？])|(?<=\n)(?:\s*\n|(?=\s*[•*-]\s))|(?<!\n)[\"”’)]*\s+(?=[A-Z\"“‘(\d$€£¥\u4e00-\u9fff])"
        r"(?<!\bvs\.\s)(?<!\bRs\.\s)(?<!\bNo\.\s)(?<!\bapprox\.\s)(?<!\bU\.S\.\s)(?<!\bInc\.\s)"
        r"(?<!\bCo\.\s)(?<!\bMr\.\s)(?<!\bMs\.\s)(?<!\bDr\.\s)(?<!\best\.\s)(?<!\bc\.\s)(?<!\bca\.\s)(?<!\bFig\.\s)(?<!i\.e\.\s))"
    ),
    "zh": Lazy(r"[。！？]|\n\s*"),
}
"""Where sentences end; English looks for one set of characters, which is fast."""
_LINE_ENDS = Lazy(
    r"\n(?=[\"“‘]?[A-Z])(?<=[\w%)\"”’]\n)(?<!\s[a-z]\n)(?<!\s[a-z]{2}\n)"
    r"(?<!\sthe\n)(?<!\sand\n)(?<!\sfor\n)(?<!\sfrom\n)(?<!\swith\n)(?<!\sthat\n)"
)
"""A headline ends with its line; the line feed comes first, as a search for one sign is fast."""
_WRAPPED = Lazy(r"\n[ \t]*[a-z]")
"""A line of a text that was broken to fit a page; there no line is a headline."""
_ANAPHORA = Lazy(
    "(?i)"
    r"\s*(?:by\s+then|by\s+that\s+(?:time|year)|that\s+year|in\s+that\s+year"
    r"|at\s+that\s+(?:point|time)|of\s+(?:that|this|which)"
    r"|届时|到那时|其中|同期|当年)"
)
_BY_THEN = Lazy(r"(?i)\bby\s+(?:then|that\s+(?:time|year))\b|届时|到那时|その顷")
_RESTATES = Lazy(
    r"(?i)\s*[-•*]?\s*(?:this|that|it|which)(?:\s+(?:total|range|figure|guidance|outlook|forecast|level|would|amount|midpoint))*"
    r"\s+(?:represent|impl(?:y|ies)|equate|correspond|translate|reflect|amount|mean|compare|put|suggest|equal)(?:e?s)?\b"
    r"|(?i:\s*(?:this|that)\s+(?:is|would\s+be)\s+(?:(?:about|around|nearly|almost|some|over)\s+)*[\d.]+\s?(?:%|per\s?cent)"
    r"\s+(?:more|less|higher|lower|above|below)\b)"
)
"""A sentence that says the figures of the one before in other terms: `This represents ...`."""
_IS_KEPT = Lazy(
    r"(?i)\b(?:was|were|is|are|(?:has|have)\s+been)\s+(?:also\s+)?(?:kept|left|held|maintained|revised|pegged|put)"
    r"\s+(?:(?:up|down|unchanged|steady)\s+)*(?:at|to)\s"
)
"""What is done to another forecast beside one: `Crushing was kept at 58 million tons`."""
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
    key = grammar_of(text, language)
    now = stated.year if stated else _guess_present(text, key)
    done: list[Judged] = []
    carried: tuple[Scene, tuple[Stance, ...]] | None = None
    span: Period | None = None
    sentences = _sentences(text, quantities, key)
    pieces = (piece for sentence in sentences for piece in _pieces(*sentence))
    for start, end, members in pieces:
        if not _SPEAKS.search(text, start, end):
            done.extend(Judged(one, None, start, end) for one in members)
            carried = None
            continue
        if language is None:
            key = grammar_of(text[start:end], None)
        scene = _scene(text[start:end], start, members, key, stated, now, (_heir(carried), span))
        span = last_years(scene.periods, span, now)
        told = scene.periods or scene.cues or _refers_back(scene.text)
        if not (told or (carried and _RESTATES.match(scene.text))):
            # Nothing speaks of time: the quantities stay as they were found.
            done.extend(
                Judged(_marked(one, scene, start, key), None, start, end) for one in members
            )
            carried = None
            continue
        verdicts = _judge(scene, key, carried)
        carried = scene, verdicts
        done.extend(
            Judged(_apply(quantity, stance, scene, start, key), stance, start, end)
            for quantity, stance in zip(members, verdicts, strict=True)
        )
    found = carry(text, done, stated)
    if not has_kana(text):
        return tuple(found)
    end_month = accounts_end(text)
    return tuple(in_fiscal_year(one, end_month, stated) for one in found)


def _sentences(
    text: str, quantities: tuple[Quantity, ...], key: str
) -> Iterator[tuple[int, int, list[Quantity]]]:
    """Yield start, end and quantities of each sentence that has a quantity, in one pass."""
    cuts = [match.end() for match in _ENDS[key].finditer(text)]
    if key == "en" and "\n" in text and not _WRAPPED.search(text):
        cuts = sorted({*cuts, *(match.end() for match in _LINE_ENDS.finditer(text))})
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
    key: str,
    stated: date | None,
    now: int,
    before: tuple[Stance | None, Period | None],
) -> Scene:
    """Look at one sentence, `before` it a stance and the years named; offsets are made local."""
    local = tuple(
        Figure(one.start - offset, one.end - offset, one.quote, one.kind, one.unit, one.hedge)
        for one in members
    )
    text = plain(sentence)
    found = find_periods(text, language=key, stated=stated)
    if key != "zh":
        heir, span = before
        found = place_steps(text, found, heir.period if heir else None, span, stated)
    periods = tuple(_usable(found, local, now, key))
    clauses = CHINESE_CLAUSES if key == "zh" else ENGLISH_CLAUSES
    return Scene(
        text=text,
        quantities=local,
        periods=periods,
        cues=find_cues(text, language=key),
        clauses=clause_starts(clauses, text, local),
        stated=stated,
        now=now,
    )


def _usable(
    found: tuple[FoundPeriod, ...], quantities: tuple[Figure, ...], now: int, key: str
) -> Iterator[FoundPeriod]:
    """Yield the periods that may be a target: no quantities misread as years, no single days."""
    for one in found:
        if any(
            one.start < quantity.end and quantity.start < one.end and quantity.kind != "duration"
            for quantity in quantities
        ):
            continue
        period = one.period
        if period.start == period.end and period.relation not in ("by", "before"):
            continue
        if not is_placed(period) and "decade" in period.words and not one.window:
            # `The end of the decade` in an undated text is the one that runs.
            again = find_periods(period.words, language=key, stated=date(now, 7, 1))
            if again:
                yield one._replace(period=again[0].period)
                continue
        yield one


def _judge(
    scene: Scene, key: str, carried: tuple[Scene, tuple[Stance, ...]] | None
) -> tuple[Stance, ...]:
    """Judge the quantities of a sentence from left to right."""
    judge = judge_chinese if key == "zh" else judge_english
    done: tuple[Stance, ...] = ()
    lists = parallel_periods(scene)
    for index in range(len(scene.quantities)):
        stance = judge(scene, index, done)
        if index in lists and "duration" not in stance.rules:
            rules = (*stance.rules, "list")
            stance = stance._replace(found=lists[index], direct=True, rules=rules)
        done = (*done, stance)
    heir = _heir(carried)
    if heir and _refers_back(scene.text):
        done = tuple(_inherit(stance, heir) for stance in done)
    if heir and heir.tense == "future" and _RESTATES.match(scene.text):
        done = _foreseen(done, ("present", ""), heir.cue, "restated")
    said = next((one for one in (carried[1] if carried else ()) if _is_of_forecasts(one)), None)
    if said and _IS_KEPT.search(scene.text):
        done = _foreseen(done, ("past",), said.cue, "forecast kept")
    return done


def _refers_back(sentence: str) -> bool:
    """Tell whether a sentence takes its time from the one before: `By then, ...`, 其中."""
    return bool(_ANAPHORA.match(sentence) or _BY_THEN.search(sentence))


def _is_of_forecasts(stance: Stance) -> bool:
    return stance.tense == "future" or "revision" in stance.rules


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


def _heir(carried: tuple[Scene, tuple[Stance, ...]] | None) -> Stance | None:
    """Return the last stance of the sentence before that has a period."""
    verdicts = carried[1] if carried else ()
    return next((one for one in reversed(verdicts) if one.found and one.tense != "base"), None)


def _inherit(stance: Stance, heir: Stance) -> Stance:
    """Take target and tense from the sentence before: `By then, ...`, `其中...`."""
    if stance.found or "duration" in stance.rules:
        return stance
    return stance._replace(
        found=heir.found,
        tense=stance.tense or heir.tense,
        cue=stance.cue or heir.cue,
        direct=False,
        rules=(*stance.rules, "previous sentence"),
    )


def _apply(quantity: Quantity, stance: Stance, scene: Scene, offset: int, key: str) -> Quantity:
    """Write a stance into a quantity."""
    scenario = in_scenario(quantity.start - offset, quantity.end - offset, scene)
    ahead = looks_ahead(stance, scene, scenario=scenario)
    target = final_target(stance, scene, ahead=ahead)
    cue = stance.cue if ahead else None
    rules = [*quantity.rules, *stance.rules]
    if ahead and cue and cue.modality == "target":
        rules.append("modality: target")
    if ahead and scenario:
        rules.append("modality: scenario")
    stated = quantity._replace(
        forecast=ahead,
        certainty=cue.certainty if cue else "",
        probability=cue.probability if cue else None,
        target=target,
        rules=tuple(rules),
    )
    return _marked(stated, scene, offset, key)


def _marked(quantity: Quantity, scene: Scene, offset: int, key: str) -> Quantity:
    """Mark a forecast that a later one takes the place of."""
    ahead = any(one.tense == "future" for one in scene.cues)
    start, end = quantity.start - offset, quantity.end - offset
    rule = earlier_rule(scene.text, start, end, key, ahead=ahead)
    rules = (*quantity.rules, f"earlier: {rule}")
    return quantity._replace(earlier=True, rules=rules) if rule else quantity


def _guess_present(text: str, key: str) -> int:
    """Return the year of the first full date near the head of a text, or the stock present."""
    for one in find_periods(text[:_DATE_LINE], language=key):
        if one.explicit and one.period.start == one.period.end:
            return one.period.start.year
    return _PRESENT
