"""The method in short, the rules' version, and where the numbers are."""

from forecasts.reviewing.document import Bullets, Element, Paragraph
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.section import Pictures, Section, Tables
from forecasts.reviewing.voice import Voice

__all__ = ["PART"]


def write_method(tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice) -> list[Element]:
    """The method in short, the rules' version, and where the numbers are."""
    del tables, pictures
    from forecasts import __version__
    from forecasts.reviewing.method_version import rules_digest

    version = voice.say(
        "method.version",
        version=__version__,
        rules=rules_digest(),
        digest=inputs.digest,
        claims=voice.tell("method.claims", len(inputs.claims)),
        series=voice.tell("method.series", inputs.observations["series"].nunique()),
    )
    items = [
        voice.say("method.verdict"),
        voice.say("method.own"),
        voice.say("method.vintage", day=voice.day(inputs.as_of)),
        voice.say("method.rates"),
        voice.say("method.outlook"),
        voice.say("method.tables"),
    ]
    return [Paragraph(text=version, style="finding"), Bullets(items=tuple(items))]


def _tables(inputs: Inputs) -> Tables:
    del inputs
    return {}


PART = Section(tables=_tables, write=write_method)
