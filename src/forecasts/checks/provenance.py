"""That each quotation stands where the claim says, once, and is no longer than it must be."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from forecasts.ledger.claim import Claim
from forecasts.ledger.loading import Ledger
from forecasts.ledger.texts import SourceTexts
from forecasts.problem import Problem, Related, fault

MAX_WORDS = 40
MAX_CHINESE = 120
MAX_CHARACTERS = 1_000  # a longer quotation is not read at all
MAX_DIGITS = 9  # of an offset
LONGEST_SOUGHT = 200
SHORTEST_PART = 8  # characters that make a place likely

# Typography that editors change on copying; one character each, so that offsets hold.
_CANONICAL = str.maketrans(
    {
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
        "\N{THIN SPACE}": " ",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\n": " ",
    }
)


def canonicalise(text: str) -> str:
    """Return the text with plain quotes, spaces and hyphens: as many characters as before."""
    return text.translate(_CANONICAL)


def compose(text: str) -> str:
    """Return the text with composed accents: one character for a letter and its accent."""
    from unicodedata import normalize  # only where the text of a source is at hand

    return normalize("NFC", text)


def offset_of(claim: Claim) -> int | None:
    """Return the claim's offset in the source's text; None where `at` is a page or a time."""
    digits = claim.at if claim.at.isascii() and len(claim.at) <= MAX_DIGITS else ""
    return int(digits) if digits.isdecimal() else None


def check_text(ledger: Ledger, texts: SourceTexts) -> Iterator[tuple[Claim | None, Problem]]:
    """Check that each quotation stands in the text with the source's sha256, at its offset."""
    canonical = {sha256: canonicalise(text) for sha256, text in texts.by_sha256.items()}
    yield from _check_sha256(ledger, texts)
    for claim in ledger.claims:
        text = canonical.get(claim.source.sha256)
        if text is None:
            continue
        quote = canonicalise(claim.quote)
        offsets = [match.start() for match in re.finditer(re.escape(quote), text)]
        offset = offset_of(claim)
        if not offsets and compose(quote) not in compose(text):
            yield (
                claim,
                fault(
                    "F303",
                    claim.places.get("quote", claim.position),
                    "the quotation does not stand in the text",
                    "a verbatim fragment",
                    _closest(quote, text),
                ),
            )
        elif offsets and offset is not None and offset not in offsets:
            found = ", ".join(map(str, offsets[:5]))
            yield (
                claim,
                fault(
                    "F305",
                    claim.places.get("at", claim.position),
                    f"the quotation does not stand at offset {claim.at}",
                    f"offset {found}",
                    "write the offset at which it stands",
                ),
            )


def _check_sha256(ledger: Ledger, texts: SourceTexts) -> Iterator[tuple[Claim | None, Problem]]:
    for source in ledger.sources:
        at_hand = texts.sha256_by_name.get(source.file.rpartition("/")[2].rpartition(".")[0])
        if source.sha256 and at_hand and source.sha256 not in texts.by_sha256:
            problem = fault(
                "F304",
                source.position,
                f"the text at hand has the sha256 {at_hand}",
                source.sha256,
                "find the text that was read, or read this one and correct the offsets",
            )
            yield None, problem


def _closest(quote: str, text: str) -> str:
    """Return a hint with the place where most of the quotation's beginning or end stands."""
    quote = quote[:LONGEST_SOUGHT]
    lengths = range(len(quote))  # a beginning stands there as long as each shorter one does
    first = bisect_left(lengths, x=True, key=lambda n: quote[:n] not in text) - 1
    last = bisect_left(lengths, x=True, key=lambda n: quote[len(quote) - n :] not in text) - 1
    if max(first, last) < SHORTEST_PART:
        return ""
    offset = text.find(quote[:first] if first >= last else quote[len(quote) - last :])
    shown = text[max(0, offset - 20) : offset + len(quote) + 20].strip()
    return f"at offset {offset} stands: {shown}"


def check_length(ledger: Ledger, texts: SourceTexts) -> Iterator[tuple[Claim | None, Problem]]:
    """Check that quotations are fragments: figure, hedge and date, and no more."""
    del texts
    for claim in ledger.claims:
        quote = claim.quote
        chinese = 0 if quote.isascii() else sum("\u4e00" <= sign <= "\u9fff" for sign in quote)
        words = len(quote.split())
        length = len(quote)
        if chinese > MAX_CHINESE:
            size = f"{chinese} Chinese characters"
        elif words > MAX_WORDS:
            size = f"{words} words"
        elif length > MAX_CHARACTERS:
            size = f"{length} characters"
        else:
            continue
        yield (
            claim,
            Problem(
                code="F307",
                severity="warning",
                position=claim.places.get("quote", claim.position),
                message=f"the quotation has {size}",
                expected=f"at most {MAX_WORDS} words, or {MAX_CHINESE} Chinese characters",
                hint="cut it to the fragment with figure, hedge and date",
            ),
        )


def check_twice(ledger: Ledger, texts: SourceTexts) -> Iterator[tuple[Claim | None, Problem]]:
    """Check that no claim stands twice: same claimant, series, target, value and statement day."""
    del texts
    first: dict[tuple[object, ...], Claim] = {}
    for claim in ledger.claims:
        key = (
            claim.claimant.name,
            claim.subject,
            claim.measure,
            claim.region,
            claim.target.start,
            claim.target.end,
            claim.value.low,
            claim.value.high,
            claim.value.unit,
            claim.scenario,
            claim.source.published.text,
        )
        other = first.setdefault(key, claim)
        if other.id in {claim.id, claim.relays} or other.relays == claim.id:
            continue
        related = Related(position=other.position, label=f"`{other.id}` says the same")
        yield (
            claim,
            Problem(
                code="F308",
                severity="warning",
                position=claim.position,
                message=f"`{claim.id}` repeats `{other.id}`",
                hint="delete one, or write `relays` where one repeats the other",
                related=(related,),
            ),
        )


CHECKS = (check_length, check_twice, check_text)
