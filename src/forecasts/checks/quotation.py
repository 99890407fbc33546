"""That the quotation proves the number: value, unit, bound and date."""

from collections.abc import Iterator

from forecasts.ledger.claim import Claim
from forecasts.ledger.load import Ledger
from forecasts.ledger.texts import SourceTexts
from forecasts.problem import Problem
from forecasts.reading.proof import Finding, prove

CONTEXT = 300  # characters of the source's text on each side of the quotation


def check_quotation(ledger: Ledger, texts: SourceTexts) -> Iterator[tuple[Claim | None, Problem]]:
    """Check each claim's value and target against what the reader finds in its quotation."""
    for claim in ledger.claims:
        text = texts.by_sha256.get(claim.source.sha256, "")
        context = ""
        if text and claim.at.isdecimal():
            start = int(claim.at)
            context = text[max(0, start - CONTEXT) : start + len(claim.quote) + CONTEXT]
        findings = prove(
            claim.value,
            claim.target,
            claim.quote,
            language=claim.source.language,
            stated=claim.source.published.first,
            context=context or None,
        )
        for finding in findings:
            problem = _problem(claim, finding)
            if problem is not None:
                yield claim, problem


def _problem(claim: Claim, finding: Finding) -> Problem | None:
    raise NotImplementedError
