"""Hold a claim's quotation against its value and target, as `check` will."""

from forecasts.importing.decide import Decided
from forecasts.importing.quotes import find_lost, find_unread_turn
from forecasts.importing.records import ImportFault
from forecasts.ledger.dates import read_day
from forecasts.reading import Unreadable, read_period, read_value
from forecasts.reading.proving.proof import prove

__all__ = ["find_doubts"]

_CODES = {"differs": "F402", "unreadable": "F403"}


def find_doubts(claim: Decided) -> dict[str, str]:
    """Return the rules that the quotation does not meet, each with what was found instead.

    Raises:
        ImportFault: The value or the target, or the date of the source, cannot be read at all.
    """
    day = read_day(claim.source["published"])
    if day is None:
        raise ImportFault(f"{claim.id}: `{claim.source['published']}` is no date")
    value = read_value(claim.fields["value"])
    target = read_period(claim.fields["target"], stated=day.first)
    if isinstance(value, Unreadable) or isinstance(target, Unreadable):
        wrong = value if isinstance(value, Unreadable) else target
        raise ImportFault(f"{claim.id}: `{wrong}` cannot be read")
    quote = claim.fields["quote"]
    findings = prove(value, target, quote, language=claim.source["language"], stated=day.first)
    doubts: dict[str, str] = {}
    for finding in findings:
        code = _CODES.get(finding.outcome)
        if code and code not in doubts:
            found = finding.found or "nothing"
            doubts[code] = f"{finding.what} {finding.declared}, the quotation says {found}"
    return {**_doubts_of_cut(claim), **doubts}


def _doubts_of_cut(claim: Decided) -> dict[str, str]:
    """Return what the sentence says of the figure and its quotation does not."""
    quote, language = claim.fields["quote"], claim.source["language"]
    lost = find_lost(claim.sentence, quote, language)
    if lost:
        return {"F402": f"the sentence says {lost}, its quotation lost the words for that"}
    turn = find_unread_turn(quote, language)
    if turn:
        return {"F403": f"`{turn}` may turn the figure round, and the reader passes over it"}
    return {}
