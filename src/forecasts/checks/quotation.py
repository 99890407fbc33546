"""That the quotation proves the number: value, unit, bound and date."""

from collections.abc import Iterator

from forecasts.checks.provenance import MAX_CHARACTERS, offset_of
from forecasts.ledger.claim import Claim
from forecasts.ledger.codes import use_own_words
from forecasts.ledger.loading import Ledger
from forecasts.ledger.texts import SourceTexts
from forecasts.problem import Position, Problem, Related
from forecasts.reading.proving.proof import Finding, prove

CONTEXT = 300  # characters of the source's text on each side of the quotation
_NAMES = {"value": "value", "unit": "unit", "hedge": "bound", "target": "date", "base": "base"}


def check_quotation(ledger: Ledger, texts: SourceTexts) -> Iterator[tuple[Claim | None, Problem]]:
    """Check each claim's value and target against what the reader finds in its quotation.

    A claim with several faithful readings is proved by any one of them.
    """
    use_own_words(ledger.codes)
    for claim in ledger.claims:
        if len(claim.quote) > MAX_CHARACTERS:
            yield claim, _too_long(claim)
            continue
        context = _context(claim, texts)
        first: tuple[Finding, ...] = ()
        for value in (claim.value, *claim.readings):
            findings = prove(
                value,
                claim.target,
                claim.quote,
                language=claim.source.language,
                stated=claim.source.published.first,
                context=context,
            )
            first = first or findings
            if all(finding.outcome in {"agrees", "absent"} for finding in findings):
                break
        else:
            for finding in first:
                if finding.outcome in {"differs", "unreadable"}:
                    yield claim, _problem(claim, finding)


def _too_long(claim: Claim) -> Problem:
    return Problem(
        code="F403",
        severity="warning",
        position=claim.places["quote"],
        message=f"a quotation of {len(claim.quote):,} characters is not read",
        hint="cut it to the fragment with figure, hedge and date",
    )


def _context(claim: Claim, texts: SourceTexts) -> str | None:
    text = texts.by_sha256.get(claim.source.sha256, "")
    start = offset_of(claim)
    if not text or start is None:
        return None
    return text[max(0, start - CONTEXT) : start + len(claim.quote) + CONTEXT]


def _problem(claim: Claim, finding: Finding) -> Problem:
    field = "target" if finding.what == "target" else "value"
    stated = claim.target.words if field == "target" else claim.value.text
    code = "F402" if finding.outcome == "differs" else "F403"
    quote = _within(claim.places["quote"], claim.quote, finding.found_span)
    if code == "F402":
        found = finding.found or "nothing of the kind"
        message = f"the quotation says another {_NAMES[finding.what]}: {found}"
        related = Related(position=quote, label="the words that say so")
    else:
        message = f"`{stated}` cannot be read from the quotation"
        related = Related(position=claim.places["quote"], label="the reader finds no figure here")
    return Problem(
        code=code,
        severity="error" if code == "F402" else "warning",
        position=_within(claim.places[field], stated, finding.declared_span),
        message=message,
        hint=(
            "correct whichever was mistyped"
            if code == "F402"
            else "quote the words with the figure, or add `ignore: {F403: reason}`"
        ),
        related=(related,),
    )


def _within(position: Position, text: str, span: tuple[int, int]) -> Position:
    """Return the place of a part of a text that stands on one line; the whole otherwise."""
    start, end = span
    opening = position.length - len(text)
    if start >= end or opening not in {0, 2}:
        return position
    return position._replace(column=position.column + opening // 2 + start, length=end - start)


CHECKS = (check_quotation,)
