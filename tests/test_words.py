"""The languages: the same keys and fields in each, each used, and none asked for in vain."""

import ast
import re
import string
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copyfile

import pytest
from babel.core import Locale as Cldr

sys.path.insert(0, str(Path(__file__).parent))
import chart_tables
from conftest import ROOT
from forecasts.charts import CHARTS
from forecasts.charts.sheet.fonts import missing
from forecasts.reviewing.composing import compose
from forecasts.reviewing.printing.html import print_page
from forecasts.reviewing.printing.markdown import print_markdown
from forecasts.words import about, join, languages, locale_of, retell, say, tell, term
from forecasts.words.locale import FOLDER
from review_cases import example_review
from words_in_code import asked, literals, patterns

OTHERS = [language for language in languages() if language != "en"]
ENGLISH = locale_of("en")
COUNTS = {"n", "N", "count", "Count"}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def stem(key: str) -> str:
    """Return the key without its plural form."""
    head, _, form = key.rpartition(".")
    plural = f"{head}.other" in ENGLISH.texts
    return head if plural and re.fullmatch(r"zero|one|two|few|many|other|=\d+", form) else key


STEMS = sorted({stem(key) for key in ENGLISH.texts})
PLURALS = [key for key in STEMS if f"{key}.other" in ENGLISH.texts]


def forms(language: str, key: str) -> dict[str, str]:
    return {name: text for name, text in locale_of(language).texts.items() if stem(name) == key}


def test_there_is_more_than_one_language() -> None:
    assert {"en", "zh"} <= set(languages())


@pytest.mark.parametrize("language", OTHERS)
def test_languages_have_the_same_texts_and_terms(language: str) -> None:
    locale = locale_of(language)
    assert {stem(key) for key in locale.texts} == set(STEMS)
    assert locale.terms.keys() == ENGLISH.terms.keys()
    assert len(locale.months) == 12
    assert list(locale.magnitudes.values()) == sorted(locale.magnitudes.values(), reverse=True)


@pytest.mark.parametrize("language", OTHERS)
def test_languages_fill_the_same_fields(language: str) -> None:
    def wanted(name: str, key: str) -> set[str]:
        return set.union(*map(fields, forms(name, key).values())) - COUNTS

    apart = [key for key in STEMS if wanted(language, key) != wanted("en", key)]
    assert apart == ["consistency.item"]  # reasons are English; others name claims and relation


@pytest.mark.parametrize("language", languages())
def test_every_text_says_something_that_the_fonts_can_draw(language: str) -> None:
    locale = locale_of(language)
    silent = {"consistency.rate", "sentence.join"}
    assert [key for key, text in locale.texts.items() if not text and key not in silent] == []
    assert all(locale.terms.values())
    assert missing("".join((*locale.texts.values(), *locale.terms.values()))) == ""


@pytest.mark.parametrize("language", languages())
def test_every_number_has_its_plural_form(language: str) -> None:
    locale = locale_of(language)
    rule = Cldr.parse(locale.tag, sep="-").plural_form
    assert PLURALS
    for key in PLURALS:
        for number in range(203):
            name = locale.form(key, number)
            assert name in locale.texts
            assert name.rpartition(".")[2] in {rule(number), f"={number}"}
        used = {rule(number) for number in range(203)}
        for name in forms(language, key):  # Chinese has no `one`: a text under it is never said
            assert name.rpartition(".")[2] in used or ".=" in name
        if f"{key}.=1" in ENGLISH.texts:  # there one is not only counted: something else is said
            assert f"{key}.=1" in locale.texts


def test_every_text_that_is_asked_for_is_there_with_its_fields() -> None:
    found = 0
    for pattern, call in asked():
        matching = [key for key in STEMS if re.fullmatch(pattern, key)]
        if not re.match(r"[a-z]+(\\\.|$)", pattern) or call.func.__class__ is None:
            continue
        if _is_key(pattern, call):
            assert matching, f"no text {pattern} (line {call.lineno})"
            found += 1
        given = {word.arg for word in call.keywords}
        if len(matching) == 1 and None not in given and _name(call) in {"say", "tell"}:
            wanted = set.union(*map(fields, forms("en", matching[0]).values()))
            assert wanted - COUNTS <= given, f"{matching[0]} (line {call.lineno})"
    assert found > 200


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _is_key(pattern: str, call: ast.Call) -> bool:
    """Say whether a literal of a call is its key: the first that has a dot, or the only one."""
    return "\\." in pattern or (_name(call) in {"say", "tell"} and len(call.args) == 1)


def test_every_text_is_used() -> None:
    words, shapes = literals(), [re.compile(shape) for shape in patterns()]
    # `retell` finds these by what they say.
    unused = [
        key
        for key in STEMS
        if key not in words
        and not key.startswith("phrase.")
        and not any(shape.fullmatch(key) for shape in shapes)
    ]
    assert unused == []


def test_a_text_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        say("en", "no.such.sentence")
    with pytest.raises(LookupError, match="no language 'xx'; there are en, zh"):
        say("xx", "note")


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "no claims"), (1, "one claim"), (2, "2 claims"), (1234, "1,234 claims")],
)
def test_one_none_and_many(number: int, words: str) -> None:
    assert tell("en", "changes.claim", number) == words


def test_lists_are_joined_as_sentences_are() -> None:
    assert join("en", []) == ""
    assert join("en", ["a"]) == "a"
    assert join("en", ["a", "b", "c"]) == "a, b and c"
    assert join("zh", ["甲", "乙", "丙"]) == "甲、乙和丙"


def test_latin_words_do_not_run_together_in_chinese() -> None:
    where = {"region": "United States", "subject": "Humanoid robots", "measure": "Sales"}
    assert say("zh", "what", **where) == "United States Humanoid robots Sales"
    assert say("zh", "what", **{**where, "region": "美国"}) == "美国 Humanoid robots Sales"
    assert (
        say("zh", "what", region="美国", subject="人形机器人", measure="销量")
        == "美国人形机器人销量"
    )


def test_a_code_without_a_name_is_its_own() -> None:
    assert term("zh", "hit") == "命中"
    assert term("zh", "no such code") == "no such code"


# fmt: off
TABLE_WORDS = (
    "As stated, in USD", "Rate of the day of the statement (2025-09-19)", "Mean rate of 2024",
    "Rate of the day of the statement (mean of 2024)", "Latest rate (2026-10-30)",
    "Purchasing power parity of 2016", "USD deflator to prices of 2024",
    "CNY deflator to prices of 2024, then mean rate of 2024", "not money: the unit is vehicle",
    "Rate of the day, then USD deflator to prices of 2024", "GDP deflator of USD, prices of 2024",
    "GDP deflator of USD, prices of the target's year, read as money of the statement's year",
    "no GDP deflator of USD for the year it is in or the year asked for; known are 2000 to 2024",
    "ECB reference rates, annual mean; Federal Reserve G.5A, annual mean", "bare $ read as USD",
    "no current rate for XYZ to USD (XYZ: none; USD: daily 1999-01-04 to 2026-10-30)",
    "XYZ has no outcome for 2020-04, though it has one to 2020-12-31",
    "claimed in prices nominal, XYZ is in 2019, 2020: another price basis",
    "XYZ has only figures from before the end of 2025",
    "XYZ counts from 2024-04-01 to 2025-03-31, not from 2025-01-01: another window",
)
# fmt: on


@pytest.mark.parametrize("words", TABLE_WORDS)
def test_what_tables_say_in_english_is_retold(words: str) -> None:
    assert retell("en", words) == words
    chinese = retell("zh", words)
    names = r"USD|CNY|XYZ|GDP|G\.5A|vehicle|none"
    assert re.search(r"[一-鿿]", chinese)
    assert re.search(r"[A-Za-z]", re.sub(names, "", chinese)) is None
    assert re.findall(r"\d+", chinese)[: len(re.findall(r"\d+", words))] == re.findall(
        r"\d+", words
    )


def test_words_that_nobody_foresaw_stay_english() -> None:
    assert retell("zh", "something altogether new") == "something altogether new"


# Three plural forms and a comma for a point: what neither English nor Chinese has.
POLISH = {
    '"number.point" = "."': '"number.point" = ","',
    '"number.group" = ","': '"number.group" = "\u00a0"',
    'tag = "en"': 'tag = "pl"',
    '"changes.claim.other"': """"changes.claim.few" = "{n} prognozy"
"changes.claim.many" = "{n} prognoz"
"changes.claim.other\"""",
    "tn = 1e12": '"bln" = 1e12',
    "Accuracy by horizon": "Trafność według horyzontu",
    "one claim stands alone": "jedna prognoza",
}


@pytest.fixture
def polish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Add a language as a newcomer does: one file beside the others."""
    text = (FOLDER / "en.toml").read_text(encoding="utf-8")
    for english, other in POLISH.items():
        assert english in text
        text = text.replace(english, other, 1)
    for language in languages():
        copyfile(FOLDER / f"{language}.toml", tmp_path / f"{language}.toml")
    (tmp_path / "pl.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr("forecasts.words.locale.FOLDER", tmp_path)
    locale_of.cache_clear()
    yield "pl"
    locale_of.cache_clear()


def test_a_third_language_is_one_file(polish: str) -> None:
    assert polish in languages()
    assert [tell(polish, "changes.claim", number) for number in (1, 3, 5, 1234)] == [
        "one claim", "3 prognozy", "5 prognoz", "1\u00a0234 prognozy",
    ]  # fmt: skip
    frame = replace(chart_tables.frame(), language=polish)
    claims = chart_tables.ladder_claims().iloc[[2]]
    data = chart_tables.charts.ladder_data(
        claims,
        frame,
        actuals=chart_tables.actuals().iloc[:0],
        spread=chart_tables.spread(claims),
    )
    picture = CHARTS["ladder"].draw(data, frame, 1)
    assert picture.words.title.endswith(": jedna prognoza, $240bn")
    found = example_review()
    names = {code: {**own, polish: own["en"]} for code, own in found.inputs.names.items()}
    document = compose(found.tables, replace(found.inputs, names=names), language=polish)
    page = print_page(document)
    assert '<html lang="pl">' in page
    assert "Trafność według horyzontu" in page
    assert re.search(r"\d,\d", print_markdown(document))


GLOSSARY = {
    "hit": "hit", "near": "near", "miss": "miss", "fragile": "fragile", "contested": "contested",
    "provisional": "provisional", "tension": "tension", "contradiction": "contradiction",
    "relay": "relay",
}  # fmt: skip


NOT_SPOKEN = {
    "English", "---", "codelist", "hedge", "measure", "modality", "price basis", "trace", "waiver",
}  # fmt: skip
"""The head of the table, and words of the ledger that no review says."""


def test_the_glossary_says_what_the_reviews_say() -> None:
    rows = re.findall(
        r"^\| ([^|]+) \| ([^|]+) \|", (ROOT / "docs/glossary.md").read_text(), re.MULTILINE
    )
    chinese = dict(rows)
    for word, code in GLOSSARY.items():
        assert chinese[word] == term("zh", code)
    spoken = "".join(locale_of("zh").texts.values()) + "".join(locale_of("zh").terms.values())
    told = [name for word, name in rows if word not in NOT_SPOKEN]
    assert [name for name in told if name not in spoken and not set(name) <= set("-")] == []


def test_latin_words_stand_apart_on_both_sides() -> None:
    told = say("zh", "what", subject="Tesla Optimus", measure="产量", region="全球")
    assert told == "全球 Tesla Optimus 产量"


@pytest.mark.parametrize(
    ("language", "facets", "told"),
    [
        ("en", ("5G lines", "lines", "World"), "5G lines, World"),
        ("en", ("Airlines", "lines", "World"), "Airlines, lines, World"),
        ("en", ("Drones in use", "stock in use", "World"), "Drones in use, stock in use, World"),
        ("zh", ("5G移动用户", "用户数", "全球"), "全球5G移动用户数"),
        ("zh", ("低空经济", "经济规模", "中国"), "中国低空经济规模"),
        ("zh", ("机器人", "人均数量", "中国"), "中国机器人人均数量"),
        ("zh", ("汽车", "销量", "中国"), "中国汽车销量"),
    ],
)
def test_no_word_of_what_a_number_is_about_is_said_twice(
    language: str, facets: tuple[str, str, str], told: str
) -> None:
    """ "5G mobile subscriptions, subscriptions", "低空经济经济规模"."""
    subject, measure, region = facets
    assert about(language, subject=subject, measure=measure, region=region) == told


def test_where_a_quotation_stands_is_told_in_the_language() -> None:
    assert retell("zh", "the row that is quoted") == "所引的一行"
    told = retell("zh", "the passage that begins: Green vehicles will make up")
    assert told == "以“Green vehicles will make up”开头的段落"
