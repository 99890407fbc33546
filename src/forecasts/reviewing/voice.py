"""How a review speaks of one claim: who said what about what, and what came."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

import pandas as pd

from forecasts.reviewing.numbers import SIZED, error_words, signed_error
from forecasts.reviewing.terms import mark_of
from forecasts.words import (
    DEFAULT_LANGUAGE,
    NOBODY,
    Language,
    about,
    join,
    locale_of,
    retell,
    say,
    sentences,
    tell,
    term,
    written_in,
)
from forecasts.words.amounts import (
    amount,
    bounded,
    common_noun,
    day,
    percent,
    retell_amounts,
    span,
    stated_day,
)

__all__ = ["Row", "Voice", "as_date", "plain"]

Row: TypeAlias = "Mapping[str, Any] | pd.Series[Any]"
"""One row of a table, by the names of its columns."""

_SERIES = re.compile(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b", re.ASCII)
_DAY = re.compile(r"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])")
_RELATIVE = ("growth", "change")


def as_date(stamp: object) -> date:
    """Return the day of a timestamp."""
    return pd.Timestamp(stamp).date()  # type: ignore[arg-type]


def plain(text: object) -> str:
    """Return a cell's text on one line; '' for what is missing."""
    return "" if text is None or text != text else " ".join(str(text).split())  # noqa: PLR0124  NaN


def _is_exact(row: "Row") -> bool:
    low, high = float(row["actual_low"]), float(row["actual_high"])
    return low == high or math.isnan(low) or math.isnan(high)


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """A language, and what codes are called: code -> language -> name."""

    language: Language
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def foreign(self, text: str) -> str:
        """Return the tag of a text's language (`en`), '' where it is the voice's own."""
        language = written_in(text)
        return "" if language == self.language else locale_of(language).tag

    def say(self, key: str, **values: object) -> str:
        """Return a sentence of the catalogue."""
        return say(self.language, key, **values)

    def tell(self, key: str, number: int, **values: object) -> str:
        """Return a sentence of the catalogue for one or for many."""
        return tell(self.language, key, number, **values)

    def join(self, parts: list[str]) -> str:
        """Join words as a sentence does."""
        return join(self.language, parts)

    def sentences(self, *parts: str) -> str:
        """Put sentences behind each other, empty ones left out."""
        return sentences(self.language, parts)

    def term(self, code: object) -> str:
        """Return what a status, verdict, flag or reason is called."""
        return term(self.language, code)

    def name(self, code: object) -> str:
        """Return what a subject, measure or region is called."""
        text = str(code)
        if text in self.names:
            return self.names[text][self.language]
        return text.replace("-", " ").replace("_", " ")

    def reason(self, text: object) -> str:
        """Say a reason of the tables here: days and amounts in words, each series by its title."""
        told = self.days(retell(self.language, plain(text)))
        if self.language != DEFAULT_LANGUAGE:
            told = retell_amounts(told, self.language)
        return _SERIES.sub(lambda found: self.series(found[0]), told)

    def series(self, name: str) -> str:
        """Return what a series is called; its name where nobody gave it a title."""
        return self.names[name][self.language] if name in self.names else name

    def counted(self, words: "pd.Series[str]", order: Sequence[str] = ()) -> str:
        """Count codes, most first or in the order given: `12 open, 3 resolved and 1 waiting`."""
        counts = {str(word): int(number) for word, number in words.value_counts().items()}
        known = [word for word in order if word in counts]
        rest = sorted(counts.keys() - set(known), key=lambda word: (-counts[word], word))
        return self.join(
            [
                self.say("counted", n=self.figure(counts[w]), what=self.term(w))
                for w in [*known, *rest]
            ]
        )

    def figure(self, number: int) -> str:
        """Write a count in figures."""
        return locale_of(self.language).number(f"{number:,}")

    def day(self, when: date) -> str:
        """Write a date."""
        return day(when, self.language)

    def days(self, text: str) -> str:
        """Write each day of a text in words: `2026-11-21` as `21 Nov 2026`."""
        return _DAY.sub(lambda found: self.day(date.fromisoformat(found[0])), text)

    def who(self, row: "Row") -> str:
        """Return the claimant: the organisation, else the person, else the publisher."""
        for name in ("organisation", "person", "claimant", "publisher"):
            if text := plain(row[name]):
                return self.term(text) if text == NOBODY else text
        return "?"

    def error(self, row: "Row") -> str:
        """Say how far a claim was off; `at least` where the outcome is known as an interval."""
        error, kind = float(row["error"]), str(row["error_kind"])
        words = error_words(error, kind, self.language)
        if _is_exact(row) or math.isnan(error) or kind not in SIZED:
            return words
        if words == self.say("error.none"):
            return self.say("error.within")
        return self.say("error.least", error=words)

    def error_cell(self, row: "Row") -> str:
        """Write it for a column: `+64%`, `≥ +64%` over an outcome that is an interval."""
        error, kind = float(row["error"]), str(row["error_kind"])
        words = signed_error(error, kind, language=self.language)
        if not words or _is_exact(row) or error_words(error, kind) == error_words(0.0, kind):
            return words
        return self.say("hedged.above" if error > 0 else "hedged.up-to", value=words)

    def speaker(self, row: "Row") -> str:
        """Return who spoke, a person with the organisation: `Cui Dongshu (CPCA)`."""
        person, organisation = plain(row["person"]), plain(row["organisation"])
        if person and organisation and person != organisation:
            return self.say("speaker", person=person, organisation=organisation)
        return self.who(row)

    def what(self, row: "Row") -> str:
        """Say what a claim is about: subject, measure, region; the subject as it is written."""
        subject, measure, region = (self.name(row[k]) for k in ("subject", "measure", "region"))
        measure = common_noun(measure, self.language)
        return about(self.language, subject=subject, measure=measure, region=region)

    def named(self, row: "Row") -> str:
        """Name a claim in words, as prose has no ids: who, of what, for when."""
        facts = {"who": self.who(row), "what": self.what(row), "period": row["target_period"]}
        return self.say("block.named", **facts)

    def claimed(self, row: "Row") -> str:
        """Write the figure that was claimed, with its hedge: `≥ $120bn`, `+25% a year`, `2×`."""
        low, high, value = (float(row[name]) for name in ("stated_low", "stated_high", "value"))
        words = bounded(
            str(row["hedge"]), (low, high), value, str(row["unit"]), self.language,
            strict=bool(row["strict"]), figures=int(row["figures"]),
        )  # fmt: skip
        return self._relative(words, row, value)

    def priced(self, words: str, year: object) -> str:
        """Say of which year the prices of an amount are."""
        return self.say("priced", amount=words, year=year).strip()

    def came(self, row: "Row") -> str:
        """Write the outcome in the claim's own words; '' where there is none."""
        actual = float(row["actual"])
        if math.isnan(actual):
            return ""
        figures = 3 if row["kind"] in _RELATIVE else 4
        words = self._relative(self.outcome(row, figures=figures), row, actual)
        estimated = row.get("actual_release") == "estimate"
        return self.say("came.estimated", came=words) if estimated else words

    def outcome(self, row: "Row", *, figures: int = 3) -> str:
        """Write an outcome as it was published: a figure, a bound, or both ends of a range."""
        low, high = float(row["actual_low"]), float(row["actual_high"])
        if low < high:
            return span(low, high, str(row["unit"]), self.language)
        return amount(float(row["actual"]), str(row["unit"]), self.language, figures=figures)

    def _relative(self, words: str, row: "Row", value: float) -> str:
        """Mark a growth rate as one: with a sign, and `a year`."""
        if row["kind"] not in _RELATIVE:
            return words
        plus = "+" if value > 0 and words[:1].isdigit() else ""
        if row["kind"] == "change":
            return plus + words
        return self.say("yearly", amount=plus + words)

    def stated(self, row: "Row") -> str:
        """Write when a claim was said, as precisely as it is known."""
        return stated_day(as_date(row["stated"]), str(row["stated_precision"]), self.language)

    def verdict(self, row: "Row") -> str:
        """Write the verdict with its direction, or the status where there is none."""
        if not row["verdict"]:
            return self.term(row["status"])
        word = self.term(row["verdict"])
        if row["verdict"] in {"hit", "reached", "not reached"} or not row["direction"]:
            return word
        return self.say("verdict.directed", verdict=word, direction=self.term(row["direction"]))

    def mark(self, row: "Row") -> str:
        """Return the mark of a claim: `high`, `low`, `within`, `open`."""
        return mark_of(str(row["verdict"]), str(row["direction"]))

    def flags(self, row: "Row") -> tuple[str, ...]:
        """Return the flags in words."""
        return tuple(self.term(flag) for flag in str(row["flags"]).split())

    def outlook(self, row: "Row") -> str:
        """Write an outlook with its probability: `likely, 74%`."""
        word = self.term(row["outlook"] or row["status"])
        probability = float(row["probability_met"])
        if math.isnan(probability) or row["outlook"] in {"", "unknown"}:
            return word
        return self.say("aside.join").join(
            [word, percent(min(max(probability, 0.01), 0.99), self.language)]
        )
