"""Proposals as a ledger file of drafts: each field, and behind it the words that say so."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from forecasts.editing.draft import certainty_of, value_of
from forecasts.editing.emit import emit_scalar
from forecasts.extracting.known import known_already
from forecasts.extracting.records import Article, Extraction, Field, Proposal
from forecasts.extracting.words.simplified import as_written, simplified
from forecasts.ledger.claim import Claim
from forecasts.ledger.entries import Codes
from forecasts.ledger.shape import LONGEST_NAME
from forecasts.reading import read_period, word_value
from forecasts.reading.periods.any_language import format_period
from forecasts.reading.records import Period

__all__ = ["draft_file", "draft_id", "nearest_codes"]

_MOST_NEAR = 3
_ENOUGH = 0.34
_LONGEST_WORDS = 60


def draft_file(
    extraction: Extraction,
    codes: Codes,
    *,
    url: str = "",
    read_on: str = "",
    pages: Sequence[int] = (),
    claims: Sequence[Claim] = (),
) -> str:
    """Return the text of a ledger file with the claims of an article as drafts.

    Args:
        extraction: What was extracted.
        codes: The ledger's codelists; the nearest of them are suggested.
        url: Where the document stands.
        read_on: The day of reading, which a document without claims is recorded with.
        pages: Where the pages of the text begin, for a PDF.
        claims: The claims of the ledger, some of which may be told here again.
    """
    article, stated = extraction.article, extraction.stated
    lines = ["# yaml-language-server: $schema=schema.json", "source:"]
    lines.append(f"  title: {emit_scalar(_line(article.title)[:LONGEST_NAME] or 'no title')}")
    publisher = _line(article.publisher)[:LONGEST_NAME]
    lines.append(f"  publisher: {emit_scalar(publisher or 'not stated')}")
    published = article.published or (stated.isoformat() if stated else "")
    lines.append(f"  published: {published}" + ("" if article.published else "  # as given"))
    lines.append(f"  language: {article.language}")
    lines += [f"  url: {emit_scalar(url)}"] if url else []
    lines.append(f"  sha256: {article.sha256}")
    lines += [f"# {warning}" for warning in article.warnings]
    if not extraction.proposals:
        lines += [f"  read: {{on: {read_on or published}, found: none}}", "claims: []"]
        return "\n".join(lines) + "\n"
    lines.append("claims:")
    for number, proposal in enumerate(extraction.proposals):
        lines += _claim(extraction, proposal, number, codes, pages)
        near = nearest_codes(proposal.subject.text, codes, "subjects")
        if known := known_already(proposal, claims, near):
            lines.append(f"    # {known}")
    return "\n".join(lines) + "\n"


def draft_id(article: Article, number: int) -> str:
    """Return the id of a draft: of the text it stands in, and its number there."""
    return f"draft-{article.sha256[:8]}-{number + 1}"


def _claim(
    extraction: Extraction, one: Proposal, number: int, codes: Codes, pages: Sequence[int]
) -> list[str]:
    article, stated = extraction.article, extraction.stated
    quantity = one.quantity
    place = str(one.at)
    if pages:
        place = f"page {sum(start <= one.at for start in pages)}"
    rows: list[tuple[str, str, str]] = [
        ("draft", "true", ""),
        ("id", draft_id(article, number), ""),
        ("quote", _line(one.quote), ""),
        ("at", place, ""),
        ("value", word_value(value_of(quantity, one.base)), _said(quantity.quote)),
        ("target", *_target(article, one, stated)),
        ("claimant", _claimant(one), _said(_as_in(article, one.claimant.words))),
        (
            "subject",
            f"open:{_line(one.subject.text) or 'not found'}",
            _near(article, one.subject, codes, "subjects"),
        ),
        ("measure", _coded(one.measure, codes, "measures"), _basis(article, one.measure)),
        ("region", one.region.text, _basis(article, one.region)),
        ("certainty", certainty_of(quantity), _said(_as_in(article, quantity.certainty))),
        ("modality", one.modality if one.modality != "forecast" else "", ""),
        ("condition", _line(one.condition), ""),
        ("currency_basis", quantity.currency_basis, ""),
        ("supersedes", draft_id(article, one.supersedes) if one.supersedes is not None else "", ""),
    ]
    lines = []
    for name, text, note in rows:
        if text:
            shown = text if name in {"claimant", "at"} else emit_scalar(text)
            lines.append(f"    {name}: {shown}" + (f"  # {note}" if note else ""))
    if one.part_of is not None:
        lines.append(f"    # perhaps a part of {draft_id(article, one.part_of)}")
    lines[0] = "  - " + lines[0].lstrip()
    return lines


def _as_in(article: Article, words: str) -> str:
    """Return words of the reader, which reads simplified characters, as the article writes them."""
    if not words or words.isascii() or words in article.text:
        return words
    return as_written(words, _plain(article.text), article.text)


@lru_cache(maxsize=1)
def _plain(text: str) -> str:
    return simplified(text)


def _target(article: Article, one: Proposal, stated: date | None) -> tuple[str, str]:
    """Return the period in the article's words, and where they stand.

    Of words that read alone as another period, 2026 of `2025-2027年…分别为`, it is the period.
    """
    period = one.quantity.target
    lead, mark, words = one.target_basis.partition("`")
    basis = f"{lead}{mark}{_as_in(article, words.removesuffix(mark))}{mark}" if mark else lead
    if period is None:
        return "", ""
    words = _line(_as_in(article, period.words)).rstrip(".")
    alone = read_period(words, stated=stated)
    if isinstance(alone, Period) and alone[:2] == period[:2]:
        return words, "" if basis == "stated" else basis
    return format_period(period), f"of `{_note(words)}`" if basis == "stated" else basis


def _claimant(one: Proposal) -> str:
    named = {"person": one.claimant.person, "organisation": one.claimant.organisation}
    inner = [
        f"{name}: {emit_scalar(_line(text), flow=True)}" for name, text in named.items() if text
    ]
    if not inner:
        inner, basis = ["organisation: not stated"], "implicit"
    else:
        basis = one.claimant.basis
    return "{" + ", ".join([*inner, f"basis: {basis}"]) + "}"


def _coded(field: Field, codes: Codes, codelist: str) -> str:
    return field.text if field.text in codes.get(codelist, {}) else f"open:{field.text}"


def _basis(article: Article, field: Field) -> str:
    words = _note(_as_in(article, field.words))
    return f"{field.basis}: {words}" if words else f"by {field.basis}"


def _near(article: Article, field: Field, codes: Codes, codelist: str) -> str:
    near = nearest_codes(field.text, codes, codelist)
    told = _basis(article, field)
    return f"{told}; nearest: {', '.join(near)}" if near else told


def nearest_codes(words: str, codes: Codes, codelist: str) -> tuple[str, ...]:
    """Return the codes whose names are most like the words, the likest first; none is chosen."""
    wanted = _pieces(words)
    scored = []
    for code in codes.get(codelist, {}).values():
        names = (code.name, code.name_zh, code.id.replace("-", " "))
        like = max((_like(wanted, _pieces(name)) for name in names if name), default=0.0)
        if like > _ENOUGH:
            scored.append((-like, code.id))
    return tuple(identifier for _, identifier in sorted(scored)[:_MOST_NEAR])


def _pieces(words: str) -> frozenset[str]:
    """Return the words of a phrase without plurals, and pairs of Chinese characters."""
    plain = words.lower()
    han = re.findall(r"[\u3040-\u9fff]+", plain)
    pairs = [run[at : at + 2] for run in han for at in range(max(1, len(run) - 1))]
    return frozenset([w.removesuffix("s") for w in re.findall(r"[a-z0-9]+", plain)] + pairs)


def _like(one: Iterable[str], other: Iterable[str]) -> float:
    first, second = set(one), set(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def _said(words: str) -> str:
    return f"`{_note(words)}`" if words else ""


def _note(words: str) -> str:
    """Return words for a comment: one line, short, nothing that could end it."""
    line = _line(words)
    return line if len(line) <= _LONGEST_WORDS else f"{line[:_LONGEST_WORDS]}..."


def _line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
