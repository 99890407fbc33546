"""The `fetch:` block of an origin: where `forecasts fetch` finds the figures of a series."""

import re
from typing import NamedTuple

from forecasts.ledger.fields import Field, choice_field, text_field
from forecasts.ledger.shape import Shaped
from forecasts.problem import Position, Problem, did_you_mean, fault

__all__ = ["FETCH_FIELDS", "KINDS", "PROVIDERS", "SECRETS", "Fetch", "read_fetch"]

KINDS = ("csv", "json", "xlsx", "sdmx", "worldbank")
PROVIDERS = ("BIS", "ECB", "Eurostat", "IMF", "OECD")

SECRETS = frozenset(
    (
        "access_token", "api-key", "api_key", "apikey", "auth", "client_secret", "key", "passwd",
        "password", "pwd", "secret", "sig", "signature", "subscription-key", "token",
        "x-amz-credential", "x-amz-security-token", "x-amz-signature",
    )
)  # fmt: skip
"""Parameters of an address that are for one person alone, in lower case."""

_NEEDS = {
    "csv": ("url", "period", "value"),
    "json": ("url", "period", "value"),
    "xlsx": ("url", "period", "value"),
    "worldbank": ("flow", "key"),
}
_TAKES = {
    "csv": ("url", "period", "value", "published", "decimal", "where"),
    "json": ("url", "period", "value", "published", "rows", "where"),
    "xlsx": ("url", "period", "value", "published", "decimal", "where"),
    "sdmx": ("url", "provider", "flow", "key", "where"),
    "worldbank": ("flow", "key"),
}
_ALWAYS = ("kind", "unit", "price_basis")
_ADDRESS = re.compile(r"https?://[^\s@/?#]+(?:[/?#][^\s]*)?")
_PART = re.compile(r"[A-Za-z0-9_.+,:@*-]{1,200}")
_CONDITION = re.compile(r"([^=]+)=(.*)")


FETCH_FIELDS = (
    choice_field("kind", "What the address gives.", KINDS, required=True),
    text_field("url", "Address of the table.", "https://example.org/robots.csv"),
    choice_field("provider", "Whose SDMX service is asked.", PROVIDERS),
    text_field("flow", "Dataflow of SDMX, or indicator of the World Bank.", "EXR"),
    text_field("key", "Key of one series in the flow, or the economy.", "A.USD.EUR.SP00.A"),
    text_field("rows", "Where the list of rows stands in JSON, with points.", "data.items"),
    text_field("period", "Column of the period.", "year"),
    text_field("value", "Column of the figure.", "sales"),
    text_field("published", "Column of the date of publication.", "released"),
    text_field("unit", "Unit of the figures where it is not the series'.", "million vehicle"),
    text_field("price_basis", "The year whose prices are meant.", '"2020"'),
    choice_field("decimal", "What stands before the decimals.", ("point", "comma")),
    Field(
        name="where",
        form="names",
        description="Only rows that have these texts in these columns.",
        good="where: [region=China, powertrain=BEV]",
        bad="where: {region: China}",
    ),
)


class Fetch(NamedTuple):
    """Where the figures of a series are: what `FETCH_FIELDS` say, '' for what is left open."""

    kind: str
    url: str = ""
    provider: str = ""
    flow: str = ""
    key: str = ""
    rows: str = ""
    period: str = ""
    value: str = ""
    published: str = ""
    unit: str = ""
    price_basis: str = ""
    decimal: str = ""
    where: tuple[tuple[str, str], ...] = ()


def read_fetch(found: Shaped, problems: list[Problem]) -> Fetch | None:
    """Return the block of an origin; None where there is none, or one that cannot be used."""
    block = found.mappings.get("fetch")
    if block is None:
        return None
    before = len(problems)
    for item in FETCH_FIELDS:
        text = block.text(item.name)
        if item.choices and text and text not in item.choices:
            hint = did_you_mean(text, item.choices)
            allowed = ", ".join(f"`{choice}`" for choice in item.choices)
            message = f"unknown {item.name} `{text}`"
            problems.append(fault("F106", block.places[item.name], message, allowed, hint))
    kind = block.text("kind")
    if kind in KINDS:
        _check_fields(block, kind, problems)
    _check_texts(block, problems)
    where = _conditions(block, problems)
    if len(problems) > before or kind not in KINDS:
        return None
    texts = {item.name: block.text(item.name) for item in FETCH_FIELDS if item.form != "names"}
    return Fetch(**texts, where=where)


def _check_fields(block: Shaped, kind: str, problems: list[Problem]) -> None:
    """Report fields that the kind lacks, and such that mean nothing for it."""
    needs = _NEEDS.get(kind) or (("url",) if "url" in block.nodes else ("provider", "flow", "key"))
    for name in needs:
        if name not in block.nodes:
            message = f"a fetch of {kind} has no `{name}`"
            problems.append(_bad(block.position, message, ", ".join(f"`{each}`" for each in needs)))
    takes = _TAKES[kind]
    if kind == "sdmx" and "url" in block.nodes:
        takes = ("url", "where")
    for name in block.nodes:
        if name not in takes and name not in _ALWAYS:
            message = f"`{name}` means nothing to a fetch of {kind}"
            expected = ", ".join(f"`{each}`" for each in (*takes, *_ALWAYS))
            problems.append(_bad(block.places[name], message, expected))


def _check_texts(block: Shaped, problems: list[Problem]) -> None:
    url = block.text("url")
    if url:
        expected = "an address of http:// or https://, without a password or key"
        names = re.findall(r"[?&;]([^=&;#]+)", url)
        if not _ADDRESS.fullmatch(url):
            problems.append(_bad(block.places["url"], "this is no address of the web", expected))
        elif any(name.lower() in SECRETS for name in names):
            message = "the address holds a key or a token, which is no secret in a ledger"
            problems.append(_bad(block.places["url"], message, expected))
    for name in ("flow", "key"):
        text = block.text(name)
        if text and not _PART.fullmatch(text):
            message = f"`{text}` cannot be a part of an address"
            expected = "letters, digits and . _ - + , : @ *"
            problems.append(_bad(block.places[name], message, expected))


def _conditions(block: Shaped, problems: list[Problem]) -> tuple[tuple[str, str], ...]:
    found = []
    for item in block.lists.get("where", ()):
        parts = _CONDITION.fullmatch(item.text.strip())
        if parts is None:
            message = f"`{item.text}` is no condition"
            problems.append(_bad(item.position, message, "`column=text`"))
        else:
            found.append((parts[1].strip(), parts[2].strip()))
    return tuple(found)


def _bad(place: Position, message: str, expected: str) -> Problem:
    return fault("F513", place, message, expected)
