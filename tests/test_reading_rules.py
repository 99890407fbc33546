"""Every row of the reader's rules decides its examples, leaves the others alone, and is needed."""

import importlib
from datetime import date
from typing import Any, NamedTuple

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from forecasts.reading import Quantity, read
from forecasts.reading.periods.any_language import format_period
from forecasts.reading.rules import Rule

STATED = date(2025, 7, 11)


class Registry(NamedTuple):
    """Where a tuple of rules stands: its module, and its name there."""

    module: str
    name: str


_REJECTING = "forecasts.reading.rejecting"
_QUALIFYING = "forecasts.reading.qualifying"
_TIME = "forecasts.reading.attaching"
REGISTRIES: tuple[Registry, ...] = (
    Registry(f"{_REJECTING}.masks", "DIGITS"),
    Registry(f"{_REJECTING}.masks", "NUMERALS_CHINESE"),
    Registry(f"{_REJECTING}.masks", "WORDS"),
    Registry(f"{_REJECTING}.no_quantities", "OF_OTHERS"),
    Registry(f"{_REJECTING}.no_quantities", "SCALED"),
    Registry(f"{_REJECTING}.no_quantities", "ENGLISH"),
    Registry(f"{_REJECTING}.no_quantities", "CHINESE"),
    Registry(f"{_REJECTING}.no_quantities", "MEASURED"),
    Registry(f"{_REJECTING}.no_quantities", "BARE"),
    Registry("forecasts.reading.amounts.minus", "MINUS"),
    Registry("forecasts.reading.amounts.lettered", "LETTERED"),
    Registry(f"{_QUALIFYING}.changes", "CHANGES_CHINESE"),
    Registry(f"{_QUALIFYING}.changes", "CHANGES_ENGLISH"),
    Registry(f"{_QUALIFYING}.fractions", "SHARES"),
    Registry(f"{_QUALIFYING}.hedges.english", "CUES_ENGLISH"),
    Registry(f"{_QUALIFYING}.hedges.chinese", "BEFORE_CHINESE"),
    Registry(f"{_QUALIFYING}.hedges.chinese", "AFTER_CHINESE"),
    Registry(f"{_QUALIFYING}.hedges.chinese", "REHEDGED"),
    Registry(f"{_QUALIFYING}.hedging", "NO_NOUNS"),
    Registry(f"{_QUALIFYING}.kind_rules.growth", "GROWTH_CHINESE"),
    Registry(f"{_QUALIFYING}.kind_rules.growth", "GROWTH_BESIDE"),
    Registry(f"{_QUALIFYING}.kind_rules.growth", "GROWTH_MOVED"),
    Registry(f"{_QUALIFYING}.kind_rules.growth", "GROWTH_BEHIND"),
    Registry(f"{_QUALIFYING}.kind_rules.prices", "PRICED"),
    Registry(f"{_QUALIFYING}.taken", "SUMS"),
    Registry(f"{_QUALIFYING}.taken", "MEASURED"),
    Registry(f"{_QUALIFYING}.taken", "BARE"),
    Registry(f"{_QUALIFYING}.kind_rules.chinese", "AGAIN"),
    Registry(f"{_QUALIFYING}.kind_rules.chinese", "BARE_SUMS"),
    Registry(f"{_QUALIFYING}.kind_rules.chinese", "PRICES"),
    Registry(f"{_QUALIFYING}.kind_rules.chinese", "MOVED"),
    Registry(f"{_QUALIFYING}.kind_rules.chinese", "SUMS"),
    Registry(f"{_QUALIFYING}.kind_rules.chinese", "RATES"),
    Registry(f"{_QUALIFYING}.kind_rules.chinese", "GROWING"),
    Registry(f"{_QUALIFYING}.direction", "STANDS"),
    Registry(f"{_QUALIFYING}.direction", "MARKS"),
    Registry(f"{_QUALIFYING}.moving.english", "BEHIND_ENGLISH"),
    Registry(f"{_QUALIFYING}.moving.english", "BEFORE_ENGLISH"),
    Registry(f"{_QUALIFYING}.moving.hung", "HUNG_ENGLISH"),
    Registry(f"{_QUALIFYING}.moving.chinese", "BESIDE_CHINESE"),
    Registry(f"{_QUALIFYING}.direction", "GOES_ON"),
    Registry(f"{_QUALIFYING}.from_flat", "FLAT"),
    Registry(f"{_TIME}.english_base", "BASES"),
    Registry(f"{_TIME}.english_base_periods", "BASE_PERIODS"),
    Registry(f"{_TIME}.english_beside", "RESPONDENTS"),
    Registry(f"{_TIME}.english", "BESIDE"),
    Registry(f"{_TIME}.english_cues", "SILENT"),
    Registry(f"{_TIME}.english", "VOICES"),
    Registry(f"{_TIME}.english", "TARGETS"),
    Registry(f"{_TIME}.chinese_base", "BASES"),
    Registry(f"{_TIME}.chinese_base_periods", "BASE_PERIODS"),
    Registry(f"{_TIME}.chinese_cues", "SILENT"),
    Registry(f"{_TIME}.chinese", "BESIDE"),
    Registry(f"{_TIME}.japanese", "APART"),
    Registry(f"{_TIME}.chinese", "FINAL_VERBS"),
    Registry(f"{_TIME}.chinese", "VOICES"),
    Registry(f"{_TIME}.chinese", "TARGETS"),
    Registry(f"{_TIME}.ahead", "AHEAD"),
    Registry(f"{_TIME}.earlier", "LINKED_RULES"),
    Registry(f"{_TIME}.earlier", "DATED_RULES"),
    Registry(f"{_TIME}.earlier", "ENGLISH_RULES"),
    Registry(f"{_TIME}.earlier", "CHINESE_RULES"),
    Registry(f"{_TIME}.earlier", "JAPANESE_RULES"),
)
"""Every tuple of rules of the reader, in the order in which a text meets them."""


def _rules(registry: Registry) -> tuple[Rule[Any, Any], ...]:
    return getattr(importlib.import_module(registry.module), registry.name)


def _seen(example: str) -> tuple[Quantity, ...]:
    """Return the quantities read at the mark of an example: `It has [5 GW].`."""
    start, end = example.index("["), example.index("]") - 1
    text = example.replace("[", "", 1).replace("]", "", 1)
    return tuple(one for one in read(text, stated=STATED) if one.start < end and start < one.end)


@pytest.mark.parametrize(
    ("registry", "rule"),
    [
        pytest.param(registry, rule, id=f"{registry.name}: {rule.name}")
        for registry in REGISTRIES
        for rule in _rules(registry)
    ],
)
def test_rule_decides_its_examples_and_no_others(
    registry: Registry, rule: Rule[Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rule.fires
    assert rule.spares
    read_with = {example: _seen(example) for example in (*rule.fires, *rule.spares)}
    rules = _rules(registry)
    others = type(rules)(one for one in rules if one is not rule)
    monkeypatch.setattr(f"{registry.module}.{registry.name}", others)
    for example in rule.fires:
        assert _seen(example) != read_with[example], f"not needed for {example}"
    for example in rule.spares:
        assert _seen(example) == read_with[example], f"not spared: {example}"


def _told(one: Quantity) -> str:
    ends = f"{one.low:.12g}" if one.low == one.high else f"{one.low:.12g} to {one.high:.12g}"
    said = "earlier forecast" if one.earlier else "forecast" if one.forecast else "fact"
    target = format_period(one.target) if one.target else "no period"
    strict = ", strict" if one.strict else ""
    return f"{ends} {one.unit or '-'}, {one.hedge}{strict}, {one.kind}, {said}, {target}"


def test_examples_are_read_as_they_were(file_regression: FileRegressionFixture) -> None:
    lines = []
    for registry in REGISTRIES:
        for rule in _rules(registry):
            lines.append(f"{registry.name}: {rule.name}")
            for mark, examples in (("+", rule.fires), ("-", rule.spares)):
                for example in examples:
                    found = "; ".join(_told(one) for one in _seen(example))
                    lines.append(f"  {mark} {example}\n      {found or 'no quantity'}")
    assert len(lines) > len(REGISTRIES)
    file_regression.check("\n".join(lines) + "\n", encoding="utf-8")
