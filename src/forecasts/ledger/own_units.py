"""The units that a ledger declares in `codes/units.yaml`: counted nouns, and so many of another."""

import re
from collections.abc import Mapping as MappingOf
from math import isfinite

from forecasts.files import AnyPath
from forecasts.ledger.entries import Code, read_entries
from forecasts.ledger.fields import Field, text_field
from forecasts.ledger.nodes import Scalar
from forecasts.ledger.shape import Shaped
from forecasts.problem import Position, Problem, did_you_mean, fault
from forecasts.reading.own_words import readable, taken_by, use_units
from forecasts.units import UNITS, UnitFacts, declare_units

__all__ = ["UNIT_FIELDS", "read_units"]

UNIT_FIELDS = (
    text_field("name", "Name in English, as charts print it.", "Heat pump", required=True),
    text_field("name_zh", "Name in Chinese.", "热泵"),
    text_field("definition", "What one of it is.", "one installed heat pump"),
    text_field("of", "The unit that it is so many of; left out for a noun that is counted.", "MJ"),
    text_field("factor", "How many of `of` one of it is, a number above 0.", '"3.6"'),
    Field(
        name="words",
        form="mapping",
        description="Its words in running text by language, singular and plural; the id is one.",
        good="words: {en: [heat pump, heat pumps], zh: [热泵]}",
        bad="words: heat pumps",
        fields=tuple(
            Field(
                name=language,
                form="names",
                description=f"Words in the language `{language}`.",
                good=f"{language}: [{word}]",
                bad=f"{language}: {{one: {word}}}",
            )
            for language, word in (
                ("en", "heat pumps"),
                ("zh", "热泵"),
                ("de", "Wärmepumpen"),
                ("fr", "pompes"),
                ("es", "bombas"),
                ("ja", "ヒートポンプ"),
            )
        ),
    ),
    text_field("source", "Where the definition comes from.", "https://example.org/definition"),
)

_ID = re.compile(r"[a-z]+(?:-[a-z]+)*")
_NUMBER = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,15})?(?:e-?[0-9]{1,2})?", re.ASCII)
_MOST = 1_000


def read_units(
    folder: AnyPath, file: str, problems: list[Problem], texts: dict[str, str]
) -> dict[str, Code]:
    """Return the units that are sound, and make them known; add each fault to `problems`."""
    use_units(())
    codes: dict[str, Code] = {}
    owners: dict[tuple[str, str], str] = {}
    faulty: set[str] = set()
    before = len(problems)  # the form of an entry is looked at before it comes
    for key, shaped in read_entries(folder, file, UNIT_FIELDS, problems, texts):
        code = _read_unit(key, shaped, codes, problems)
        if code is not None:
            _check_words(code, key, shaped, owners, problems)
        if code is not None and len(problems) == before and len(codes) < _MOST:
            codes[code.id] = code
        else:
            faulty.add(key.text)
        before = len(problems)
    facts = {code.id: _facts(code, codes) for code in codes.values()}
    taken = declare_units(facts, faulty)
    problems += [_taken(codes.pop(name).position, name, name) for name in taken]
    return codes


def _read_unit(
    key: Scalar, shaped: Shaped, codes: MappingOf[str, Code], problems: list[Problem]
) -> Code | None:
    """Return one unit, None when its id, what it is of or its factor is wrong."""
    before = len(problems)
    of, factor = shaped.text("of"), shaped.text("factor")
    if not _ID.fullmatch(key.text):
        expected = "lower-case ASCII letters and single hyphens"
        problems.append(fault("F012", key.position, f"`{key.text}` is no id", expected))
    if bool(of) != bool(factor):
        missing = "factor" if of else "of"
        message = f"`{key.text}` has no `{missing}`"
        problems.append(fault("F011", key.position, message, "both `factor` and `of`, or none"))
    if of and of not in UNITS and of not in codes:
        hint = did_you_mean(of, (*UNITS, *codes))
        problems.append(fault("F101", shaped.places["of"], f"unknown unit `{of}`", hint=hint))
    if factor and not (_NUMBER.fullmatch(factor) and float(factor) > 0 and isfinite(float(factor))):
        message = f"`{factor}` is no factor"
        problems.append(fault("F010", shaped.places["factor"], message, "a number above 0"))
    if len(problems) > before:
        return None
    words = shaped.mappings.get("words")
    return Code(
        id=key.text,
        name=shaped.text("name") or key.text,
        name_zh=shaped.text("name_zh"),
        definition=shaped.text("definition"),
        of=of,
        factor=float(factor or 1),
        words=tuple(
            (language, word.text.strip().lower())
            for language, listed in (words.lists.items() if words else ())
            for word in listed
        ),
        position=key.position,
    )


def _check_words(
    code: Code,
    key: Scalar,
    shaped: Shaped,
    owners: dict[tuple[str, str], str],
    problems: list[Problem],
) -> None:
    """Check that a unit's words can be read and are its own; `owners` are those of the list."""
    named = (("en", code.id), ("en", code.id.replace("-", " ")))
    for language, word in dict.fromkeys((*named, *code.words)):
        place = _place(shaped, language, word, key)
        other = taken_by(language, word) or owners.get((language, word), "")
        if not readable(language, word):
            message = f"`{word}` cannot be read behind a number"
            expected = "one to four words of letters, in Chinese no numeral first"
            problems.append(fault("F010", place, message, expected))
        elif other:
            problems.append(_taken(place, word, other))
        owners.setdefault((language, word), code.id)


def _facts(code: Code, codes: MappingOf[str, Code]) -> UnitFacts:
    """Return what is to be known of a unit; what it is of stands before it in the list."""
    if not code.of:
        return UnitFacts("count", 1.0, code.id)
    whole = UNITS.get(code.of) or _facts(codes[code.of], codes)
    return UnitFacts(whole.dimension, code.factor * whole.factor, whole.base)


def _place(shaped: Shaped, language: str, word: str, key: Scalar) -> Position:
    words = shaped.mappings.get("words")
    for scalar in words.lists.get(language, ()) if words else ():
        if scalar.text.strip().lower() == word:
            return scalar.position
    return key.position


def _taken(place: Position, word: str, other: str) -> Problem:
    message = f"`{word}` means {f'the unit `{other}`' if other != word else 'another unit'} already"
    return fault("F111", place, message, hint="use another word, or the unit that there is")
