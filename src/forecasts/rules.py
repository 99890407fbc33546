"""Every code that a problem can have: its name, what it means, why the rule exists, what to do.

F0xx form, F1xx words, F2xx dates, F3xx provenance, F4xx numbers, F5xx actuals, F6xx relations
between claims, F9xx waivers.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from forecasts.problem import Severity


class Rule(NamedTuple):
    """One rule of `check`, as `explain` prints it."""

    code: str
    name: str
    severity: Severity
    summary: str
    why: str
    remedy: str


def _rule(code: str, name: str, summary: str, why: str, remedy: str) -> Rule:
    return Rule(code=code, name=name, severity="error", summary=summary, why=why, remedy=remedy)


def _warning(code: str, name: str, summary: str, why: str, remedy: str) -> Rule:
    return Rule(code=code, name=name, severity="warning", summary=summary, why=why, remedy=remedy)


_FORM = (
    _rule(
        "F001",
        "unreadable-file",
        "The file is missing, no regular file, or larger than 16 MB or 500,000 values.",
        "A FIFO or a device would block for ever; a file of that size is no hand-written ledger.",
        "Name a regular file, or split the file by source document.",
    ),
    _rule(
        "F002",
        "not-utf-8",
        "The file is not UTF-8 text.",
        "In another encoding a quotation would silently become other characters.",
        "Save the file as UTF-8 without a byte order mark.",
    ),
    _rule(
        "F003",
        "forbidden-character",
        "A control, bidirectional or zero-width character stands in the file.",
        "What a reader sees and what the file says would differ.",
        "Delete the character; line ends and tabs inside text are fine.",
    ),
    _rule(
        "F004",
        "yaml-syntax",
        "The file is not well-formed YAML.",
        "Nothing after the fault can be trusted.",
        "Mend the line shown; texts with `: ` or ` #`, or beginning with a sign, need quotes.",
    ),
    _rule(
        "F005",
        "yaml-feature",
        "An anchor, alias, tag, directive or merge key is used.",
        "Aliases can explode to gigabytes and tags can run code; a ledger needs neither.",
        "Write the value out; what the claims of a file share belongs under `defaults`.",
    ),
    _rule(
        "F006",
        "too-deep",
        "The nesting is deeper than 40 levels.",
        "No ledger is; such a file is damaged or hostile.",
        "Mend the brackets or the indentation.",
    ),
    _rule(
        "F007",
        "duplicate-key",
        "A key stands twice in one mapping.",
        "YAML readers keep the last one in silence, and a claim changes its value.",
        "Delete one of the two.",
    ),
    _rule(
        "F008",
        "several-documents",
        "The file holds more than one YAML document.",
        "One file is one source document; a second would be overlooked.",
        "Move the second document to a file of its own.",
    ),
    _rule(
        "F009",
        "unknown-key",
        "A key is not a field of the ledger.",
        "A misspelt field would be ignored, and its rule never applied.",
        "See docs/ledger.md for the fields.",
    ),
    _rule(
        "F010",
        "wrong-shape",
        "A field holds a list where text belongs, or the like.",
        "Guessing would change what is said.",
        "See the field in docs/ledger.md.",
    ),
    _rule(
        "F011",
        "missing-field",
        "A field that every claim or source needs is missing.",
        "Without it the claim cannot be understood or found again.",
        "Add the field to the claim, or to `defaults` when the file's claims share it.",
    ),
    _rule(
        "F012",
        "bad-id",
        "An id is not made of lower-case ASCII letters, digits and single hyphens.",
        "Ids become file names and addresses; look-alike letters make two ids of one.",
        "Use for example `convergent-world-2030`, at most 80 characters; for an edition `2025-Q1`.",
    ),
    _rule(
        "F013",
        "duplicate-id",
        "Two claims have the same id.",
        "A relation or a ruling could mean either.",
        "Rename the newer one.",
    ),
)

_WORDS = (
    _rule(
        "F101",
        "unknown-unit",
        "The value's unit is not in the list of units.",
        "A number without a known unit can be neither compared nor judged.",
        "Use a unit that `forecasts units` lists, or declare one in claims/codes/units.yaml.",
    ),
    _rule(
        "F102",
        "unknown-currency",
        "The value's currency is not an ISO 4217 code or a known name.",
        "A mistaken currency changes a claim by any factor.",
        "Write the ISO code, for example `240 billion USD`.",
    ),
    _rule(
        "F103",
        "unknown-subject",
        "The subject is not in claims/codes/subjects.yaml.",
        "Two spellings of one market would never meet in a comparison.",
        "Use a listed subject, or add it there with its definition.",
    ),
    _rule(
        "F104",
        "unknown-measure",
        "The measure is not in claims/codes/measures.yaml.",
        "Sales, production and stock are different things under one word.",
        "Use a listed measure, or add it there with its dimension.",
    ),
    _rule(
        "F105",
        "unknown-region",
        "The region is not in codes/regions.yaml, and no country, province or group that ships.",
        "`NO` and `Norway` must be one place.",
        "Use a listed region, a country by its English name, or add it there.",
    ),
    _rule(
        "F106",
        "unknown-choice",
        "A field with a fixed list of words holds another word.",
        "The word decides how the claim is judged.",
        "Use one of the words shown.",
    ),
    _rule(
        "F107",
        "unit-does-not-fit",
        "The unit's dimension is not that of the measure.",
        "A market size in vehicles or sales in dollars is a slip of measure or unit.",
        "Correct the measure or the unit.",
    ),
    _rule(
        "F108",
        "unknown-claim",
        "A relation names a claim that is not in the ledger.",
        "A part without its whole is never checked.",
        "Correct the id; `forecasts list` shows them all.",
    ),
    _rule(
        "F109",
        "relation-circle",
        "Relations between claims go round in a circle.",
        "Nothing can be a part of itself.",
        "Remove one of the relations.",
    ),
    _warning(
        "F110",
        "no-name-in-language",
        "A subject, measure, region or event of claims has no name in the language asked for.",
        "Pictures and reviews in that language then print its English name.",
        "Give it `name_zh`; only `check --language` looks for this.",
    ),
    _rule(
        "F111",
        "word-taken",
        "A unit of the ledger's own has a name or a word that means another unit already.",
        "The same words would be read as one thing in this ledger and as another elsewhere.",
        "Use another word, or the unit that `forecasts units` lists.",
    ),
    _rule(
        "F112",
        "unknown-event",
        "The event is not a series and an edition of claims/codes/events.yaml.",
        "Two spellings of one conference would never be laid side by side.",
        "Use a listed event, as `ces/2026`, or add the series or the edition there.",
    ),
    _warning(
        "F113",
        "events-alike",
        "An event is called as a listed one, or nearly.",
        "One conference under two names loses half of its record.",
        "Name the listed event by its code; `forecasts fmt --events` proposes it.",
    ),
)

_DATES = (
    _rule(
        "F201",
        "bad-date",
        "A date is not a day, month or year of the calendar.",
        "2025-02-30 would move to another day in silence.",
        "Write 2025-09-19, 2025-09 or 2025.",
    ),
    _rule(
        "F202",
        "target-before-statement",
        "The target period had ended before the source was published.",
        "Such a number is a report, not a forecast; most often a year is mistyped.",
        "Correct the target or the date of publication.",
    ),
    _rule(
        "F203",
        "unreadable-target",
        "The target cannot be read as a period.",
        "Without a date a claim can never fall due.",
        "Write for example `by 2030`, `2026-Q3`, `FY2026` or `2025-2030`.",
    ),
    _warning(
        "F204",
        "event-after-publication",
        "The event was held after the source was published.",
        "One of the two dates is likely mistyped.",
        "Correct one of the dates.",
    ),
)

_PROVENANCE = (
    _rule(
        "F301",
        "missing-quotation",
        "The claim has no quotation.",
        "The quotation proves the number; without it a claim is hearsay.",
        "Add `quote`: the shortest verbatim fragment with figure, hedge and date.",
    ),
    _rule(
        "F302",
        "missing-locator",
        "The claim does not say where in the source the quotation stands.",
        "Years later nobody would find it again.",
        "Add `at`: an offset in the text, `page 12`, `paragraph 3` or `00:41:20`.",
    ),
    _rule(
        "F303",
        "quotation-not-found",
        "The quotation does not stand in the source's text.",
        "A paraphrase proves nothing.",
        "Copy the words as they stand in the source.",
    ),
    _rule(
        "F304",
        "other-text",
        "The text at hand is not the one that was read: its sha256 differs.",
        "Offsets and quotations refer to one exact text.",
        "Find the text that was read, or read the new one and correct sha256 and offsets.",
    ),
    _rule(
        "F305",
        "wrong-offset",
        "The quotation stands in the text, but not at the offset given.",
        "A locator that is off sends the reader astray.",
        "Write the offset that is shown.",
    ),
    _rule(
        "F306",
        "contradictory-reading",
        "The source is recorded as read without finding a claim, yet holds claims, or the reverse.",
        "An empty list without a note could be a file that nobody finished.",
        "For a source that was read and holds none write `read: {found: none, on: DATE}`.",
    ),
    _warning(
        "F307",
        "long-quotation",
        "The quotation is longer than 40 words, or 120 Chinese characters.",
        "The shortest fragment that carries figure, hedge and date is enough, and is fair use.",
        "Cut it to the fragment.",
    ),
    _warning(
        "F308",
        "same-claim-twice",
        "Two claims have the same claimant, series, target and statement date.",
        "A number counted twice counts double in every score.",
        "Delete one, or say with `relays` or `supersedes` how they relate.",
    ),
    _rule(
        "F309",
        "changed-claim",
        "A claim that is in the history was changed without saying so.",
        "What was said stays said: a quiet change would make any forecaster right.",
        "Restore the field, or add `corrected: {on: DATE, because: REASON}`.",
    ),
)

_NUMBERS = (
    _rule(
        "F401",
        "unreadable-value",
        "The value cannot be read as a number with a unit.",
        "What cannot be read cannot be compared.",
        "Write for example `nearly 240 billion USD`, `> 5 million vehicle`, `15-20%`.",
    ),
    _rule(
        "F402",
        "quotation-differs",
        "The quotation says another number, unit, bound or date than the claim declares.",
        "The quotation proves the number.",
        "Correct whichever was mistyped.",
    ),
    _warning(
        "F403",
        "quotation-unreadable",
        "The declared value cannot be read from the quotation.",
        "The proof has to be made by a person.",
        "Quote the words with the figure, or add `ignore: {F403: reason}` after checking.",
    ),
)

_ACTUALS = (
    _rule(
        "F501",
        "series-without-its-twin",
        "A series of actuals has a CSV file without its origin file, or the reverse.",
        "A figure without origin, licence and definition cannot be trusted or even matched.",
        "Add `<series>.origin.yaml` beside `<series>.csv`; see docs/method.md.",
    ),
    _rule(
        "F502",
        "bad-csv",
        "The CSV file has a missing, unknown or doubled column, or a row of another length.",
        "A shifted cell turns a date into a value.",
        "Keep to the columns shown; quote cells that hold a comma.",
    ),
    _rule(
        "F503",
        "bad-period",
        "The period of an observation cannot be read, or does not fit the series' frequency.",
        "A figure of the wrong year judges the wrong claims.",
        "Write `2024`, `2024-Q1`, `2024-03`, `2024-12-31`, or `FY2025` in a fiscal series.",
    ),
    _rule(
        "F504",
        "bad-number",
        "A value, rounding or day count is not a plain number.",
        "`1,370,000`, `1.000,5` and `n/a` are read differently by every program.",
        "Write digits with a point, without separators; leave a missing observation out.",
    ),
    _rule(
        "F505",
        "published-too-early",
        "A figure was published before its period ended and is not marked as such.",
        "A figure of an unfinished period must not judge a claim as if it were its outcome.",
        "Set `release` to `in-year`, to `estimate` for one of its last two months, which judges "
        "provisionally until a later figure is there, or correct the date.",
    ),
    _rule(
        "F506",
        "observation-twice",
        "One period stands twice with the same date of publication, release and price basis.",
        "Nobody could say which of the two figures counts.",
        "Delete one, or give the revision its own date and `release: revised`.",
    ),
    _rule(
        "F507",
        "unit-differs",
        "An observation is in another unit than its series.",
        "Two quantities in one column can only be a slip.",
        "Use the series' unit; magnitudes may differ (`vehicle`, `million vehicle`).",
    ),
    _rule(
        "F508",
        "observation-changed",
        "A row that is in the history was changed or removed.",
        "A series is append-only: verdicts given on an earlier figure must stay explainable.",
        "Restore the row and append the revision, or append it with `release: withdrawn`.",
    ),
    _rule(
        "F509",
        "bad-rate",
        "A row of the ledger's own exchange rates and deflators cannot be used.",
        "A rate that is left out in silence is missed in every number converted with it.",
        "Keep to the columns of the shipped table, and write figures as plain positive decimals.",
    ),
    _warning(
        "F510",
        "implausible-value",
        "An impossible share or count, a figure a thousandfold off, or `386.300` among whole ones.",
        "A slipped digit or unit judges every claim of its year.",
        "Look at the source again; where the figure stands so, say it in `notes`.",
    ),
    _warning(
        "F511",
        "first-twice",
        "Two rows publish one period for the first time, on different days.",
        "A verdict `as first published` depends on which of them it was.",
        "Mark the later one `revised`, or `redefined` when it counts another thing.",
    ),
    _warning(
        "F512",
        "retrieved-too-early",
        "A figure was retrieved before it was published.",
        "One of the two dates is wrong, and what was known when depends on both.",
        "Correct the date that is wrong.",
    ),
    _rule(
        "F513",
        "bad-fetch",
        "What an origin says of where its figures are fetched cannot be used.",
        "A column that is not named, or a key that others can read, is found too late elsewhere.",
        "Name the fields that the kind asks for; docs/fetch.md has one of each.",
    ),
    _rule(
        "F514",
        "ledgers-differ",
        "Ledgers that are joined mean different things by one name.",
        "Claims that are set side by side under one code have to be about one thing.",
        "Write the same definition in both, or give one of them another name.",
    ),
)

_RELATIONS = (
    _warning(
        "F601",
        "tension",
        "Claims fit together only under some readings, exchange rates or scopes.",
        "Two numbers that cannot comfortably both be true deserve a second look.",
        "Nothing to mend if both are quoted rightly; the reasons are printed.",
    ),
    _warning(
        "F602",
        "contradiction",
        "Claims contradict each other under every reading and every rate of the year.",
        "At least one of them must fail, or a declaration is wrong.",
        "Check the relation and both quotations; if all are right, waive with a reason.",
    ),
)

_WAIVERS = (
    _warning(
        "F901",
        "needless-waiver",
        "A claim waives a code that does not occur there.",
        "A waiver that outlives its reason would hide the next fault.",
        "Delete it from `ignore`.",
    ),
    _rule(
        "F902",
        "bad-waiver",
        "A waiver names an unknown code, one that cannot be waived, or no reason.",
        "The next reader must see why the rule does not hold here.",
        "Write `ignore: {F403: reason}`; only warnings and F202, F402 can be waived.",
    ),
)

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.code: rule
        for rule in (
            *_FORM,
            *_WORDS,
            *_DATES,
            *_PROVENANCE,
            *_NUMBERS,
            *_ACTUALS,
            *_RELATIONS,
            *_WAIVERS,
        )
    }
)
