"""All checks in one run, with the waivers of the claims applied."""

from collections.abc import Callable, Iterator

from forecasts.checks import dates, events, provenance, quotation, words
from forecasts.ledger.claim import Claim
from forecasts.ledger.loading import Ledger
from forecasts.ledger.texts import NO_TEXTS, SourceTexts
from forecasts.problem import Position, Problem, did_you_mean, sort_problems

WAIVABLE_ERRORS = frozenset({"F202", "F402"})

Check = Callable[[Ledger, SourceTexts], Iterator[tuple[Claim | None, Problem]]]

CHECKS: tuple[Check, ...] = (
    *dates.CHECKS,
    *events.CHECKS,
    *words.CHECKS,
    *provenance.CHECKS,
    *quotation.CHECKS,
)
"""Every check, in the order in which they run; each module lists its own."""


def check(ledger: Ledger, texts: SourceTexts = NO_TEXTS) -> tuple[Problem, ...]:
    """Return every problem of the ledger, by place: those of reading it and those of `CHECKS`.

    Quotations are looked up in `texts`, as far as the sources' texts are at hand.
    A claim's waivers remove what they name; waivers that name nothing are problems themselves.

    Args:
        ledger: What `load` returns.
        texts: Full texts of sources, by their sha256.

    Example:
        >>> fc.check(fc.load("claims"))
        ()
    """
    problems = list(ledger.problems)
    waived: set[tuple[str, str]] = set()
    for run in CHECKS:
        for claim, problem in run(ledger, texts):
            if claim is not None and problem.code in claim.ignore and _waivable(problem.code):
                waived.add((claim.id, problem.code))
            else:
                problems.append(problem)
    for claim in ledger.claims:
        problems += _check_waivers(claim, waived)
    return tuple(sort_problems(problems))


def _waivable(code: str) -> bool:
    from forecasts.rules import RULES  # a table of texts, for ledgers that waive something

    return code in WAIVABLE_ERRORS or RULES[code].severity == "warning"


def _check_waivers(claim: Claim, waived: set[tuple[str, str]]) -> Iterator[Problem]:
    if not claim.ignore:
        return
    from forecasts.rules import RULES

    place = claim.places.get("ignore", claim.position)
    for code in claim.ignore:
        if code not in RULES:
            hint = did_you_mean(code, tuple(RULES))
            yield _waiver_problem("F902", place, f"there is no rule {code}", hint)
        elif not _waivable(code):
            yield _waiver_problem("F902", place, f"{code} cannot be waived", "mend the fault")
        elif (claim.id, code) not in waived and not code.startswith("F6"):
            yield _waiver_problem(
                "F901", place, f"{code} is waived but does not occur here", "delete the waiver"
            )


def _waiver_problem(code: str, position: Position, message: str, hint: str) -> Problem:
    return Problem(
        code=code,
        severity="error" if code == "F902" else "warning",
        position=position,
        message=message,
        hint=hint,
    )
