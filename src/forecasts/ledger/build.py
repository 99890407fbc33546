"""From the fields of a source or a claim, well shaped, to its record: words, dates and numbers."""

import re
from types import MappingProxyType

from forecasts.ledger.claim import Claim, Claimant, Day, Event, Source
from forecasts.ledger.claim_fields import CERTAINTIES, CLAIM_FIELDS
from forecasts.ledger.codes import add_region, meant_code
from forecasts.ledger.dates import how_to_write, read_day
from forecasts.ledger.entries import Codes
from forecasts.ledger.events import Events, find_event, read_held
from forecasts.ledger.fields import SOURCE_FIELDS, Field
from forecasts.ledger.nodes import Scalar
from forecasts.ledger.open_units import with_units
from forecasts.ledger.shape import Shaped, name_codes, require
from forecasts.problem import Position, Problem, did_you_mean, fault
from forecasts.reading.periods.any_language import read_period
from forecasts.reading.records import Period, Unreadable, Value
from forecasts.reading.values.value import read_value
from forecasts.units import CURRENCIES, known_unit, why_unknown

MAX_ID = 80
_REQUIRED = tuple(item for item in CLAIM_FIELDS if item.required)
_CHOICES = tuple(item for item in CLAIM_FIELDS if item.choices)
_CODED = tuple(item for item in CLAIM_FIELDS if item.codelist)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_YEAR = re.compile(r"nominal|[12][0-9]{3}")
_NOTHING: MappingProxyType[str, str] = MappingProxyType({})  # one for all claims without any


class _Reader:
    """Reads the fields of one record and reports what is wrong with their words."""

    def __init__(self, fields: Shaped, problems: list[Problem]) -> None:
        self.fields = fields
        self.problems = problems

    def text(self, name: str) -> str:
        return self.fields.text(name)

    def scalar(self, name: str) -> Scalar | None:
        return self.fields.texts.get(name)

    def report(
        self, code: str, position: Position, message: str, expected: str = "", hint: str = ""
    ) -> None:
        self.problems.append(fault(code, position, message, expected, hint))

    def day(self, name: str) -> Day | None:
        scalar = self.scalar(name)
        if scalar is None:
            return None
        day = read_day(scalar.text.strip())
        if day is None:
            text = scalar.text.strip()
            message = f"`{text}` is not a date of the calendar"
            self.report("F201", scalar.position, message, how_to_write(text)[0])
        return day

    def choice(self, item: Field) -> str:
        scalar = self.scalar(item.name)
        if scalar is None:
            return ""
        word = scalar.text.strip()
        if word not in item.choices:
            expected = ", ".join(item.choices)
            hint = did_you_mean(word, item.choices)
            self.report("F106", scalar.position, f"`{word}` is no {item.name}", expected, hint)
        return word

    def code(self, item: Field, codes: Codes) -> str:
        scalar = self.scalar(item.name)
        if scalar is None:
            return ""
        word = scalar.text.strip()
        known = codes[item.codelist]
        regions = item.codelist == "regions"
        if not known or word in known or (regions and add_region(known, word)):
            return word  # a codelist that cannot be read is a problem of its own
        rule = {"subjects": "F103", "measures": "F104", "regions": "F105"}[item.codelist]
        expected = name_codes(item.codelist, known)
        if regions:
            expected += ", a country, a province or a group that ships"
        hint = meant_code(item.codelist, word, known)
        self.report(rule, scalar.position, f"unknown {item.name} `{word}`", expected, hint)
        return word

    def value(self, scalar: Scalar) -> Value | None:
        text = scalar.text
        value = read_value(text)
        if isinstance(value, Value) and known_unit(value.unit):
            return value
        word = value.unit if isinstance(value, Value) else _unit_word(text, value.offset)
        offset = value.offset if isinstance(value, Unreadable) else max(0, text.find(word))
        place = scalar.at(offset, offset + len(word) if word else len(text.rstrip()))
        if word:
            currency = len(word) == len("USD") and word.isupper()
            if currency:
                hint = did_you_mean(word, CURRENCIES)
                self.report("F102", place, f"unknown currency `{word}`", hint=hint)
                return None
            message, hint = why_unknown(word)
            own = f"your own in codes/units.yaml: `{word}: {{name: ...}}`"
            own = f"one of `forecasts units`, or {own}" if message.startswith("unknown") else ""
            self.report("F101", place, message, own, hint)
        else:
            reason = value.reason if isinstance(value, Unreadable) else "has no unit"
            message = f"`{text.strip()}` cannot be read: {reason}"
            self.report("F401", place, message, "a number with a unit, as `nearly 240 billion USD`")
        return None

    def target(self, stated: Day | None) -> Period | None:
        scalar = self.scalar("target")
        if scalar is None:
            return None
        period = read_period(scalar.text, stated=stated.first if stated else None)
        if isinstance(period, Unreadable):
            message = f"`{scalar.text.strip()}` cannot be read: {period.reason}"
            expected = "for example `by 2030`, `2026-Q3`, `FY2026`, `2025-2030`"
            self.report("F203", scalar.position, message, expected)
            return None
        return period


def _unit_word(text: str, offset: int) -> str:
    """Return the word at `offset` where a unit belongs; '' where the number itself is not read."""
    word = text[offset:].strip()
    if (
        offset == 0
        or not word.replace("-", "").replace("/", "", 1).isalpha()
        or isinstance(read_value(f"{text[:offset].strip()} USD"), Unreadable)
    ):
        return ""
    return word


def build_source(
    shaped: Shaped, file: str, events: Events, problems: list[Problem]
) -> Source | None:
    """Return the record of a source, or None when a required field is missing or wrong."""
    reader = _Reader(shaped, problems)
    before = len(problems)
    published = reader.day("published")
    choices = {item.name: reader.choice(item) for item in SOURCE_FIELDS if item.choices}
    sha256 = reader.text("sha256")
    if sha256 and not _SHA256.fullmatch(sha256):
        reader.report("F010", shaped.places["sha256"], "`sha256` is not 64 hexadecimal digits")
    event = _build_event(shaped, events, problems)
    read = shaped.mappings.get("read")
    read_on, found = None, "claims"
    if read is not None:
        inner = _Reader(read, problems)
        read_on = inner.day("on")
        read_field = next(item for item in SOURCE_FIELDS if item.name == "read")
        found = inner.choice(next(item for item in read_field.fields if item.choices))
    required = (item.name for item in SOURCE_FIELDS if item.required)
    if published is None or len(problems) > before or any(n not in shaped.nodes for n in required):
        return None
    return Source(
        file=file,
        position=shaped.position,
        title=reader.text("title"),
        publisher=reader.text("publisher"),
        published=published,
        language=choices["language"],
        url=reader.text("url"),
        archive=reader.text("archive"),
        event=event,
        sha256=sha256,
        tier=choices["tier"],
        found=found,
        read_on=read_on,
        notes=reader.text("notes") or (read.text("note") if read else ""),
    )


def _build_event(shaped: Shaped, events: Events, problems: list[Problem]) -> Event | None:
    if code := shaped.text("event"):
        return find_event(code, shaped.places["event"], events, problems)
    inner = shaped.mappings.get("event")
    if inner is None:
        return None
    held = read_held(inner, problems)
    return Event(name=inner.text("name"), place=inner.text("place"), held=held)


def build_claim(
    shaped: Shaped,
    defaults: Shaped | None,
    source: Source | None,
    codes: Codes,
    problems: list[Problem],
) -> Claim | None:
    """Return the record of a claim, or None when it, or its source, has an error of form."""
    merged = _merge(defaults, shaped) if defaults else shaped
    reader = _Reader(merged, problems)
    before = len(problems)
    identifier = _read_identifier(reader, merged, codes, problems)
    words = {item.name: reader.choice(item) for item in _CHOICES}
    coded = {item.name: reader.code(item, codes) for item in _CODED}
    scalar = reader.scalar("value")
    value = reader.value(scalar) if scalar else None
    readings = [reader.value(item) for item in merged.lists.get("readings", [])]
    target = reader.target(source.published if source else None)
    claimant = _build_claimant(reader)
    corrected = _build_dated(reader, "corrected")
    ruling = _build_dated(reader, "ruling")
    entered = reader.day("entered")
    price_basis = _read_price_basis(reader, merged)
    if source is None or value is None or target is None or len(problems) > before:
        return None
    return Claim(
        id=identifier,
        source=source,
        claimant=claimant,
        quote=reader.text("quote"),
        at=reader.text("at"),
        subject=coded["subject"],
        measure=coded["measure"],
        region=coded["region"],
        value=value,
        target=target,
        certainty=words["certainty"],
        probability=CERTAINTIES.get(words["certainty"]),
        readings=tuple(item for item in readings if item is not None),
        series=tuple(scalar.text.strip() for scalar in merged.lists.get("series", [])),
        part_of=reader.text("part_of"),
        overlaps=reader.text("overlaps"),
        supersedes=reader.text("supersedes"),
        relays=reader.text("relays"),
        modality=words["modality"] or ("scenario" if reader.text("scenario") else "forecast"),
        scenario=reader.text("scenario"),
        condition=reader.text("condition"),
        session=reader.text("session"),
        occasion=words["occasion"],
        because=words["because"],
        entered=entered,
        currency_basis=reader.text("currency_basis") or value.currency_basis,
        price_basis=price_basis,
        corrected=corrected,
        ruling=ruling,
        notes=reader.text("notes"),
        ignore=_ignored(shaped),
        position=shaped.position,
        places=merged.places,
    )


def check_draft(
    shaped: Shaped, defaults: Shaped | None, source: Source | None, problems: list[Problem]
) -> None:
    """Report what is wrong with a draft: its words may be free, and anything may still lack."""
    reader = _Reader(_merge(defaults, shaped) if defaults else shaped, problems)
    for item in _CHOICES:
        reader.choice(item)
    if (scalar := reader.scalar("value")) and not with_units(scalar.text):
        reader.value(scalar)
    reader.target(source.published if source else None)


def _read_identifier(reader: _Reader, merged: Shaped, codes: Codes, problems: list[Problem]) -> str:
    """Return the id, empty where there is none, after asking for every field that a claim needs."""
    identifier = reader.text("id")
    what = f"the claim `{identifier[:MAX_ID]}`" if identifier else "the claim"
    require(merged, _REQUIRED, what, problems, codes)
    if identifier:
        _check_identifier(reader, identifier)
    return identifier


def _read_price_basis(reader: _Reader, merged: Shaped) -> str:
    price_basis = reader.text("price_basis") or "nominal"
    if not _YEAR.fullmatch(price_basis):
        message = f"`{price_basis}` is no price basis"
        reader.report("F010", merged.places["price_basis"], message, "nominal or a year")
    return price_basis


def _merge(defaults: Shaped, own: Shaped) -> Shaped:
    """Return the claim's own fields, and the defaults where it has none: whole fields each."""
    there = own.nodes
    merged = Shaped(own.node)
    merged.texts = {**{k: v for k, v in defaults.texts.items() if k not in there}, **own.texts}
    merged.lists = {**{k: v for k, v in defaults.lists.items() if k not in there}, **own.lists}
    inner = {k: v for k, v in defaults.mappings.items() if k not in there}
    merged.mappings = {**inner, **own.mappings}
    merged.waivers = own.waivers
    merged.nodes = {**defaults.nodes, **own.nodes}
    return merged


def _check_identifier(reader: _Reader, identifier: str) -> None:
    if not (_ID.fullmatch(identifier) and len(identifier) <= MAX_ID):
        reader.report(
            "F012",
            reader.fields.places["id"],
            f"`{identifier[:MAX_ID]}` is no id",
            f"lower-case ASCII letters, digits and single hyphens, at most {MAX_ID} characters",
        )


def _build_claimant(reader: _Reader) -> Claimant:
    shaped = reader.fields.mappings.get("claimant")
    if shaped is None:
        return Claimant()
    if not (shaped.text("person") or shaped.text("organisation")):
        expected = "a `person`, an `organisation` or both"
        reader.report("F011", shaped.position, "the claimant has no name", expected)
    item = next(item for item in CLAIM_FIELDS if item.name == "claimant")
    basis = _Reader(shaped, reader.problems).choice(
        next(part for part in item.fields if part.name == "basis")
    )
    return Claimant(
        person=shaped.text("person"),
        organisation=shaped.text("organisation"),
        basis=basis or "explicit",
        role=shaped.text("role"),
    )


def _ignored(shaped: Shaped) -> MappingProxyType[str, str]:
    if not shaped.waivers:
        return _NOTHING
    return MappingProxyType({c: reason.text.strip() for c, (_, reason) in shaped.waivers.items()})


def _build_dated(reader: _Reader, name: str) -> MappingProxyType[str, str]:
    shaped = reader.fields.mappings.get(name)
    if shaped is None:
        return _NOTHING
    inner = _Reader(shaped, reader.problems)
    inner.day("on")
    item = next(item for item in CLAIM_FIELDS if item.name == name)
    for part in item.fields:
        if part.choices:
            inner.choice(part)
    return MappingProxyType({key: shaped.text(key) for key in shaped.texts})
