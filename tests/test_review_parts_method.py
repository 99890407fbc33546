"""What the review was made from and by which rules."""

from forecasts import __version__
from forecasts.reviewing.document import Bullets, Element, Paragraph
from forecasts.reviewing.method_version import rules_digest
from forecasts.reviewing.parts.method import PART
from forecasts.reviewing.voice import Voice
from review_cases import example_review

INPUTS = example_review().inputs


def test_the_method_names_what_the_review_was_made_from() -> None:
    version, items = _write()
    assert isinstance(version, Paragraph)
    for fact in (__version__, rules_digest(), INPUTS.digest, "8 claims"):
        assert fact in version.text
    assert isinstance(items, Bullets)
    assert any("21 Nov 2026" in item for item in items.items)
    assert PART.tables(INPUTS) == {}


def _write() -> list[Element]:
    return PART.write({}, {}, INPUTS, Voice(language="en", names=INPUTS.names))
