"""A look for a word before a costly pattern is tried changes nothing of what is read."""

import importlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pytest
from read_report import labelled_texts

from forecasts.reading import Quantity, read
from forecasts.reading.attaching import asked, english_owned, figures
from forecasts.reading.attaching.asked import Asked, Dated, _Beside, about
from forecasts.reading.attaching.english import CLAUSES
from forecasts.reading.attaching.scene import Scene, folded
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.english_words import NUMBER_GATE, SCAN, TOKEN
from forecasts.reading.qualifying.table_measures import _SAID
from forecasts.reading.rules import Rule, Screened
from test_reading_rules import REGISTRIES

_parser: Any = importlib.import_module("re._parser")
Piece = tuple[Any, Any]
"""A kind of piece of a parsed pattern, and what it holds."""
_MOST = 64


def _screened() -> Iterator[tuple[Rule[Any, Any], _Beside[Any]]]:
    """Yield the rules of patterns that are asked only where one of their words stands."""
    for registry in REGISTRIES:
        rules = getattr(importlib.import_module(registry.module), registry.name)
        for rule in rules if isinstance(rules, Screened) else ():
            look = getattr(rule.when, "holds", rule.when)
            if rule.said and isinstance(look, _Beside):
                yield rule, look


TEXTS = [one.text for one in labelled_texts() if one.language == "en"]


class _AnyWord(str):
    """A text that holds every word."""

    __slots__ = ()

    def __contains__(self, _word: str) -> bool:
        return True

    def endswith(self, *_ends: object) -> bool:
        return True


def _unlooked(scene: Scene, index: int) -> Asked:
    found = about(scene, index)
    return found._replace(lower=_AnyWord(found.lower), stem=_AnyWord(), linked=True)


def _read() -> Iterator[tuple[Quantity, ...]]:
    for text in TEXTS[::2]:
        yield read(text, language="en", stated=date(2026, 1, 20))


def test_looks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = list(_read())
    for module in (figures, english_owned):
        monkeypatch.setattr(module, "about", _unlooked)
    monkeypatch.setattr(
        asked,
        "Dated",
        lambda *fields: Dated(*fields[:-2], _AnyWord(fields[-2]), _AnyWord()),
    )
    assert sum(map(len, looked)) > 300
    assert looked == list(_read())


def test_words_of_rules_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [one.text for one in labelled_texts()][1::2]
    looked = [read(text, stated=date(2026, 1, 20)) for text in texts]
    monkeypatch.setattr(figures, "folded", _AnyWord)
    assert sum(map(len, looked)) > 300
    assert looked == [read(text, stated=date(2026, 1, 20)) for text in texts]


GATES = (
    (CLAUSES, r"(?=[,;:()—]|\s[—–wbatudcvf-])"),
    *(
        (SCAN, gate)
        for gate in (r"(?!\d{4})", r"(?=\d)", r"(?!\d)(?P<", r"(?=[\dfb])", "(?=[ftcnlp])")
    ),
    (NUMBER_GATE, r"(?=[a-z\s/–-])"),
    (_SAID, "(?=[(（\\[iu,'’单単])"),
)


@pytest.mark.parametrize(("pattern", "gate"), GATES)
def test_a_gate_before_a_pattern_shuts_nothing_out(pattern: Lazy, gate: str) -> None:
    assert gate in pattern.source
    bare = Lazy(pattern.source.replace(gate, "(?P<" if gate.endswith("(?P<") else ""))
    found = 0
    for text in TEXTS:
        for token in TOKEN.finditer(text):
            at, end = token.start(), token.start() + 60
            with_gate, without = pattern.match(text, at, end), bare.match(text, at, end)
            assert (with_gate and with_gate.regs) == (without and without.regs)
            found += with_gate is not None
        spans = [one.span() for one in pattern.finditer(text)]
        assert spans == [one.span() for one in bare.finditer(text)]
        found += len(spans)
    assert found


def test_no_pattern_of_a_rule_fits_without_one_of_its_words() -> None:
    screened = list(_screened())
    assert screened
    for rule, look in screened:
        patterns = [_parser.parse(one.source) for one in look.looks[2:] if one]
        assert any(_needs_one(pattern, rule.said) for pattern in patterns), rule.name


def _needs_one(pattern: Iterable[Piece], words: tuple[str, ...]) -> bool:
    """Tell whether all that a parsed pattern fits has one of the words, without cases."""
    runs = {""}
    for piece in pattern:
        spelt = _spelt(piece)
        if spelt is None or len(spelt) * len(runs) > _MOST:
            if _each_has(runs, words) or _part_needs_one(piece, words):
                return True
            runs = spelt or {""}
        else:
            runs = {run + more for run in runs for more in spelt}
    return _each_has(runs, words)


def _each_has(runs: set[str], words: tuple[str, ...]) -> bool:
    return all(any(word in run for word in words) for run in runs)


def _part_needs_one(piece: Piece, words: tuple[str, ...]) -> bool:
    kind, of = str(piece[0]), piece[1]
    if kind == "SUBPATTERN":
        return _needs_one(of[3], words)
    if kind == "BRANCH":
        return all(_needs_one(branch, words) for branch in of[1])
    return kind in _REPEATS and of[0] > 0 and _needs_one(of[2], words)


_REPEATS = ("MAX_REPEAT", "MIN_REPEAT")


def _spelt(piece: Piece) -> set[str] | None:
    """Return all that a piece of a pattern fits, where it is a few short texts."""
    kind, of = str(piece[0]), piece[1]
    found: set[str] | None = None
    if kind in ("AT", "ASSERT", "ASSERT_NOT"):
        found = {""}
    elif kind == "LITERAL":
        found = {folded(chr(of))}
    elif kind == "IN" and all(str(one) == "LITERAL" for one, _ in of):
        found = {folded(chr(sign)) for _, sign in of}
    elif kind == "SUBPATTERN":
        found = _all_spelt([of[3]])
    elif kind == "BRANCH":
        found = _all_spelt(of[1])
    elif kind in _REPEATS and of[:2] == (0, 1) and (inner := _all_spelt([of[2]])):
        found = {"", *inner}
    return found


def _all_spelt(branches: Iterable[Iterable[Piece]]) -> set[str] | None:
    found: set[str] = set()
    for branch in branches:
        runs = {""}
        for piece in branch:
            spelt = _spelt(piece)
            if spelt is None or len(spelt) * len(runs) > _MOST:
                return None
            runs = {run + more for run in runs for more in spelt}
        found |= runs
    return found
