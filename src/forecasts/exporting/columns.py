"""Every table that leaves the program, and what each of its columns is, with its unit."""

# ruff: noqa: E501  a column, its unit, what it is: one line each, as they are printed

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from forecasts.importing.entries import ENTRY_COLUMNS

__all__ = ["TABLES", "Column", "Table"]


class Column(NamedTuple):
    """A column: its kind (text, number, integer, day, yes/no), its unit, and what it is."""

    name: str
    kind: str
    unit: str
    description: str


class Table(NamedTuple):
    """A table: what a row is, its columns, and those that name a row together."""

    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]


def _columns(text: str) -> tuple[Column, ...]:
    """Read a column a line: name, kind, unit or `-`, description."""
    rows = [line.split(None, 2) for line in text.strip().splitlines()]
    found = []
    for name, kind, rest in rows:
        unit, _, description = rest.partition(": ")
        found.append(Column(name, kind, "" if unit == "-" else unit, description))
    return tuple(found)


_ABOUT = _columns("""
as_of day -: nothing said, published or ruled after this day is in any table
ledger text -: short hash of the ledger's texts
forecasts text -: version of the program
""")

_CLAIMS = _columns("""
claim_id text -: id of the claim
file text -: file of the ledger
line integer -: line in that file
claimant text -: who said it: person and organisation in one line
person text -: who said it
organisation text -: for whom they spoke
claimant_basis text -: explicit where the source names the claimant for this number, else implicit
publisher text -: who published the source
title text -: title of the source
url text -: address of the source
archive text -: address of an archived copy
stated day -: when it was said; the last day of what is known
stated_precision text -: how precise that is: day, month, year
language text -: language of the source
event text -: where it was said, SERIES/EDITION
session text -: part of the event
occasion text -: keynote, report, panel, interview, briefing, press release
role text -: as what the claimant spoke
subject text -: code of what it is about
measure text -: code of what is counted
region text -: code of the place
kind text -: level, growth, share, multiple, ranking and others
value number claim's-unit: the figure that was said (a growth rate in % a year, a multiple as a factor)
low number claim's-unit: lower end of how it is read; empty without one
high number claim's-unit: upper end of how it is read; empty without one
stated_low number claim's-unit: lower end as stated, before rounding is allowed for
stated_high number claim's-unit: upper end as stated
hedge text -: what the words do to the figure: bare, about, nearly, above, up-to and others
strict yes/no -: whether the ends themselves are left out
unit text -: unit or currency, without a magnitude
figures integer figures: significant figures of the number as written
certainty text -: the word for how sure the claimant was
probability number share: the probability that this word stands for, 0 to 1
modality text -: forecast, target, scenario, guidance, nowcast, relay
scenario text -: name of the scenario
condition text -: on what the claim depends
because text -: why it was entered: systematic, cited, ad hoc
entered day -: when it was entered into the ledger
target text -: the period as stated
target_period text -: the period, compact: 2030, 2026-Q3
target_start day -: its first day
target_end day -: its last day
horizon number years: from the statement to the end of the target
base_period text -: for growth: the period that it starts from
currency_basis text -: whose currency is meant
price_basis text -: nominal, or the year whose prices are meant
part_of text -: id of the claim that this is a part of
overlaps text -: ids of claims about overlapping things
supersedes text -: id of the claim that this replaces
relays text -: id of the claim that this repeats
quote text -: the words that were said
at text -: where they stand in the source
notes text -: what a person noted
ruling text -: what a person decided where arithmetic cannot
""")

_READINGS = _columns("""
claim_id text -: id of the claim
reading integer -: number of the reading, from 1
value number claim's-unit: the figure
low number claim's-unit: lower end; empty without one
high number claim's-unit: upper end; empty without one
unit text -: unit or currency
hedge text -: what the words do to the figure
kind text -: level, growth, share, multiple, ranking and others
words text -: the value as written
""")

_COMPARISON = _columns("""
claim_id text -: id of the claim
status text -: judged, open, waiting, conditional, ungradable and others
verdict text -: hit, near, miss, reached, not reached, void; empty without one
direction text -: high where too much was claimed, low where too little
flags text -: fragile, provisional, target and others, a space between
series text -: the series of outcomes that it is judged by
actual number claim's-unit: what came
actual_published day -: when that figure came out
actual_period text -: the period of that figure
error number see-error_kind: claimed over actual, above nought where too much was claimed
error_kind text -: log, log loss, pp (percentage points) or undefined
par number share: the error to be expected at this horizon; 0.25 is 25%
error_over_par number ratio: the error beside par; 1 is an ordinary claim
baseline number claim's-unit: what half the trend would have said
baseline_error number see-error_kind: its error
outlook text -: for open claims: reached, very likely ... very unlikely, unknown
probability_met number share: the probability behind it, 0 to 1
growth_needed number share-a-year: growth from the last actual to the claim
growth_record number share-a-year: growth of the record
reason text -: why, in a sentence
actual_release text -: first, revised and others
first_published day -: when the first figure of the period came out
flips text -: what would give another verdict
alternatives text -: every reading and series, where there are several
par_basis text -: where par comes from
excess number see-error_kind: for bounds: how far the outcome lies beyond
timing_error number years: how late the level was reached
implied number claim's-unit: for growth and multiples: the level that follows
base_error number logs: error of the base
growth_error number logs: error of the growth
outcome number share: for bounds: 1 where it was kept, 0 where not
brier number 0-to-1: (probability - outcome) squared
baseline_probability number share: what the baseline gives
baseline_brier number 0-to-1: its Brier score
year_reached number year: when the record's pace reaches the level
no_change number claim's-unit: the last actual
no_change_error number see-error_kind: its error
no_change_verdict text -: its verdict
trend number claim's-unit: the last actual with the whole trend
trend_error number see-error_kind: its error
trend_verdict text -: its verdict
half_trend number claim's-unit: with half the trend
half_trend_error number see-error_kind: its error
half_trend_verdict text -: its verdict
others number claim's-unit: median of what others said by then
others_error number see-error_kind: its error
others_verdict text -: its verdict
interval_score number see-error_kind: for ranges: width and what lies outside, 80% assumed
actual_low number claim's-unit: the least that the outcome can be; empty without an end
actual_high number claim's-unit: the most that it can be; empty without an end
lack text -: for ungradable claims: what there is not
""")

_OUTCOMES = _columns("""
series text -: name of the series
subject text -: code of what it is about
measure text -: code of what is counted
region text -: code of the place
period text -: the period: 2025, 2025-Q3
period_start day -: its first day
period_end day -: its last day
value number unit: the figure
unit text -: unit or currency, without a magnitude
price_basis text -: nominal, or the year whose prices are meant
published_on day -: when it came out
retrieved_on day -: when it was read
release text -: first, revised, in-year, estimated, withdrawn and others
rounding number unit: half of the last digit that was published
url text -: where it stands
notes text -: what a person noted
bound text -: above or below, where no plain figure was published
""")

_SERIES = _columns("""
series text -: name of the series
title text -: what it is called
title_zh text -: the same in Chinese
producer text -: who counts it
citation text -: how to cite it
url text -: where it is published
date_published text -: when the table came out
date_accessed text -: when it was read
licence text -: what may be done with it
definition text -: what is counted
definition_zh text -: the same in Chinese
subject text -: code of what it is about
measure text -: code of what is counted
region text -: code of the place
unit text -: unit as published, with its magnitude
frequency text -: length of a period
fiscal_start integer month: the month in which its years begin
fiscal_named text -: whether a year is named by its start or its end
maturity integer days: from the end of a period to its usual first figure
policy text -: which publication judges: the first, or one of later
nature text -: flow or stock
file text -: file of the origin
""")

_ENTRIES = tuple(Column(name, "text", "", what) for name, what in ENTRY_COLUMNS.items())

_SOURCES = _columns("""
file text -: file of the ledger
title text -: title
publisher text -: who published it
published text -: when, as precise as known
language text -: language
url text -: address
archive text -: address of an archived copy
event text -: where it was said, SERIES/EDITION
tier text -: primary, secondary and others
claims integer claims: claims in the file
""")

_EVENTS = _columns("""
event text -: SERIES/EDITION
series text -: code of the event
name text -: what it is called
organiser text -: who holds it
held_from day -: first day; empty where not known
held_to day -: last day; empty where not known
place text -: town and country
claims integer claims: claims said there
""")

_CONSISTENCY = _columns("""
claim_id text -: id of the first claim
other_id text -: id of the second
claims text -: ids of all claims in it, a space between
relation text -: part, overlap, revision, relay and others
outcome text -: consistent, tension, contradiction, not checked
words text -: what was found
break_even number rate: exchange rate at which the two are equal
pair text -: the currencies of that rate
rate_low number rate: lowest rate in the year before
rate_high number rate: highest rate in the year before
file text -: file of the first claim
line integer -: line in that file
why text -: why a reader should care
""")

_SCORES = _columns("""
organisation text -: whose claims
n_eff integer outcomes: independent outcomes (series and period)
claims integer claims: judged claims that enter rates
on_record integer claims: those entered before the outcome was known
hindsight integer claims: those entered after it
hits integer claims: hits
nears integer claims: nears
misses integer claims: misses
show text -: counts where there are too few outcomes for a rate, else grey or full
hit_rate number share: hits, each outcome once
hit_low number share: lower end of its 95% interval
hit_high number share: upper end
shrunk_hit_rate number share: drawn towards the mean of all
paired integer claims: claims that have a baseline
paired_hits integer claims: hits among them
paired_nears integer claims: nears among them
paired_misses integer claims: misses among them
paired_hit_rate number share: hits among them, each outcome once
baseline_hits integer claims: hits of the baseline on the same claims
baseline_nears integer claims: its nears
baseline_misses integer claims: its misses
baseline_hit_rate number share: its hits, each outcome once
hits_on_record integer claims: hits of claims on record
msa number percent: median symmetric accuracy
msa_low number percent: lower end of its interval
msa_high number percent: upper end
mean_accuracy number percent: exp of the mean absolute log error, less 1
shrunk_accuracy number percent: drawn towards the mean of all
bias number percent: median error, above nought where too much was claimed
bias_low number percent: lower end of its interval
bias_high number percent: upper end
skill number ratio: 1 - error over the baseline's error
skill_low number ratio: lower end of its interval
skill_high number ratio: upper end
error_over_par number ratio: median error beside par
points_n integer claims: claims in percentage points
points_mae number points: their mean absolute error
points_bias number points: their mean error
effect number logs: effect of the source beside others on the same outcomes
rank integer -: rank by hit rate; empty where there are too few outcomes
adjusted_rank integer -: rank by effect
tied yes/no -: whether the interval meets that of a neighbour
""")

TABLES: Mapping[str, Table] = MappingProxyType(
    {
        "claims": Table("A claim: who said what, when, for when.", _CLAIMS, ("claim_id",)),
        "readings": Table(
            "A further reading of a claim that can be read in several ways.",
            _READINGS,
            ("claim_id", "reading"),
        ),
        "comparison": Table("A claim beside what happened.", _COMPARISON, ("claim_id",)),
        "outcomes": Table("A publication of a figure.", _OUTCOMES, ()),
        "series": Table("A series of outcomes.", _SERIES, ("series",)),
        "entries": Table(
            "A claim as the ledger writes it; `import` reads these back.", _ENTRIES, ()
        ),
        "sources": Table("A document that was read.", _SOURCES, ("file",)),
        "events": Table("A time that an event was held.", _EVENTS, ("event",)),
        "consistency": Table("Two related claims beside each other.", _CONSISTENCY, ()),
        "scores": Table("A source and its record.", _SCORES, ("organisation",)),
        "about": Table("The one row: what the tables were made from.", _ABOUT, ()),
    }
)
"""The tables by name, in order. Days are ISO 8601; what is not there, and an open end, is empty."""
