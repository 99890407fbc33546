"""Which period an English figure is said of."""

from forecasts.reading.attaching.english_elsewhere import (
    after_the_verb,
    beside_it,
    in_next_clause,
    inherited,
    leading,
    none_of_now,
    relative,
)
from forecasts.reading.attaching.english_labels import is_label, moved_to
from forecasts.reading.attaching.english_owned import (
    belongs_to_base,
    covers,
    is_history,
    is_over,
)
from forecasts.reading.attaching.english_sought import NONE, Sought, Target
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import FoundPeriod
from forecasts.reading.rules import Rule

__all__ = ["TARGETS"]


def _moved(sought: Sought) -> Target | None:
    """Tell where a goal was moved in time: `brought forward its 2030 target of 65 GW to 2028`."""
    found = moved_to(sought.asked.scene, sought.asked.figure)
    return (found, True) if found else None


def _is_shared(sought: Sought) -> bool:
    """Tell whether a year that owns a figure is that of the figures behind it as well."""
    label, scene = sought.label, sought.asked.scene
    return (
        label is not None
        and label.period.words.isdigit()
        and not is_label(scene, label)
        and not is_over(scene, label)
    )


def _own_label(sought: Sought) -> Target | None:
    """Tell a label's period: `(2024: 29 million)`, `last year's peak of 310`."""
    return (sought.label, True) if sought.label and not _is_shared(sought) else None


def _shared_label(sought: Sought) -> Target | None:
    """Tell the period of a noun with a year: `the 2030 target of 65 GW`."""
    return (sought.label, True) if _is_shared(sought) else None


def _behind(sought: Sought) -> Target | None:
    """Tell the first period behind a figure, before any other: `40 GW by 2030`."""
    if not sought.behind:
        return None
    found, following = sought.behind[0], sought.following
    near = following is None or found.start < following.start or covers(found, following)
    return (found, True) if near else None


def _before(sought: Sought) -> Target | None:
    """Tell the last period before a figure in its clause: `by 2030 it will have 40 GW`."""
    return (sought.before[-1], True) if sought.before else None


def _at_the_end(sought: Sought) -> Target | None:
    """Tell the period that ends a clause of several figures: `40 GW of wind, 3 of sun by 2030`."""
    if not sought.behind or sought.tense == "base":
        return None
    scene, found = sought.asked.scene, sought.behind[0]
    if sought.asked.figure.kind == "multiple":
        # `will triple from $14 billion in 2025 to $40 billion in 2033`
        found = next((one for one in sought.behind if not belongs_to_base(scene, one)), found)
    over = sought.tense == "future" and is_history(scene, found)
    other = over or _is_of_a_promise(sought, found)
    return None if other or belongs_to_base(scene, found) else (found, True)


def _is_of_a_promise(sought: Sought, found: FoundPeriod) -> bool:
    """Tell whether a promise stands between a fact and a period: `kept 4% and plans 2 by 2030`."""
    end = sought.asked.figure.end
    return sought.tense in ("past", "present") and any(
        one.tense == "future" and end <= one.start < found.start
        for one in sought.asked.scene.spoken
    )


def _behind_pair(sought: Sought) -> Target | None:
    """Tell the period of what is compared with and told twice: `$7m, or $0.60 a share, in 2019`."""
    end = sought.asked.figure.end
    found = next((one for one in sought.periods if one.start >= end), None)
    if found is None or sought.tense != "base":
        return None
    told = _TOLD_AGAIN.fullmatch(sought.asked.scene.text, end, found.start)
    return (found, True) if told else None


_TOLD_AGAIN = Lazy(r"(?:,? (?:or|\()[^,;()]{1,40})?[,)]\s*")


def _none_of_base(sought: Sought) -> Target | None:
    """Leave a figure that is only compared with without the period of others."""
    return NONE if sought.tense == "base" else None


TARGETS: tuple[Rule[Sought, Target], ...] = (
    Rule(
        "moved to", "en", _moved,
        ("It brought forward its 2030 target of [65 GW] to 2028.",),
        ("It brought its 2030 target of [65 GW] to parliament.",),
    ),
    Rule(
        "period of its own", "en", _own_label,
        ("Sales will be 31 million in 2026 (2024: [29 million]).",),
        ("Sales will be 31 million in 2026 and [29 million].",),
    ),
    Rule(
        "period before", "en", _shared_label,
        ("It will confirm the 2035 target of [65 GW] in 2026.",),
        ("It will confirm the target of [65 GW] in 2026.",),
    ),
    Rule(
        "period behind", "en", _behind,
        ("It will build [40 GW] by 2030.",),
        ("It will build [40 GW].",),
    ),
    Rule(
        "period before", "en", _before,
        ("By 2030 it will have [40 GW].",),
        ("It will have [40 GW].",),
    ),
    Rule(
        "period at the end", "en", _at_the_end,
        ("It will build [40 GW] of wind and 3 GW of solar by 2030.",),
        ("It will build [40 GW] of wind and 3 GW of solar.",
         "It kept rates at [4%] and plans two cuts by 2027."),
    ),
    Rule(
        "period behind", "en", _behind_pair,
        ("It earned $8 million, compared with [$7 million], or $0.60 a share, in 2019.",),
        ("It earned $8 million, compared with [$7 million], and lost a case in 2019.",),
    ),
    Rule(
        "no period of a base", "en", _none_of_base,
        ("In 2030, it will have 60 GW, up from [40 GW].",),
        ("In 2030, it will have 60 GW, and also [40 GW].",),
    ),
    Rule(
        "period ahead", "en", relative,
        ("It will sell fewer than in 2024, when it sold [40 million].",),
        ("It will sell fewer and it sold [40 million].",),
    ),
    Rule(
        "period ahead", "en", leading,
        ("By 2030, the company will have [40 GW].",),
        ("In time, the company will have [40 GW].",),
    ),
    Rule(
        "no period of now", "en", none_of_now,
        ("It had 9 plants in 2019, and it now has [12 plants].",),
        ("It had 9 plants in 2019, and also [12 mills].",),
    ),
    Rule(
        "period beside", "en", beside_it,
        ("Additions will be normal, [40 GW], in 2026.",),
        ("Additions will be normal, [40 GW].",),
    ),
    Rule(
        "inherited period", "en", inherited,
        ("Sales will be 40 million in 2026, or [9%] more.",),
        ("Sales will be 40 million, or [9%] more.",),
    ),
    Rule(
        "period in the next clause", "en", in_next_clause,
        ("It will lay [9 km] of pipes, pumps, and parts by 2030.",),
        ("It will lay [9 km] of pipes, pumps, and parts.",),
    ),
    Rule(
        "period behind the verb", "en", after_the_verb,
        ("[60 sites], half of all, will open by 2030.",),
        ("[60 sites], half of all, will open.",),
    ),
)  # fmt: skip
"""Which period an English figure is said of; the first that speaks decides."""
