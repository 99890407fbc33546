"""What a Japanese figure is of: the topic of its clause (は, が), else of the sentence before it."""

import re
from collections.abc import Iterator

from forecasts.extracting.records import Span
from forecasts.extracting.subjects.phrases import trim_han

__all__ = ["topic_of_clause", "topics_of_sentence"]

_BRACKET = r"(?:[（(][^（()）]{1,16}[）)])?"
_TOPIC = re.compile(
    rf"(?P<what>[^、。「」はがをにで\s\d年度の（()）][^、。「」はがをにで\s\d年度)）(（]{{1,15}}(?:{_BRACKET}[^、。「」はがをにで\s\d年度)）(（]{{2,10}})?)(?<!って)(?<!いて)(?<!して){_BRACKET}(?:が|は)[^、。がは]*$"
)
_OPENS = re.compile(
    rf"(?<![^、。」は\s])(?P<what>[^、。「」はがをにでへ）)\s\d]{{2,20}}?(?:{_BRACKET}[^、。「」はがをにでへ）)\s\d]{{2,10}})?){_BRACKET}"
    r"(?:は|が(?=最も[^、。]{1,6}く、|最大で、|首位で、|(?:全体を)?けん引))"
)
"""What a sentence says first that it is of: 保険は2桁の伸びが続き、27年度には."""
_CAUSE = re.compile(r"^.*(?:から|より|により|などで)(?=.{2})")
"""Why, before what a clause is of: 値上げ効果などから経常利益が."""
_RATE = re.compile(r"(?<=..)(?<!実質)(?<!名目)の?(?:上昇率|伸び率|増加率|減少率|下落率)$")
_IN_BRACKETS = re.compile(r"[（(][^（()）]{1,16}[）)]")


def topic_of_clause(text: str, clause: Span, at: int) -> str:
    """Return the topic of the clause before a figure, as it stands there."""
    topic = _TOPIC.search(text, clause.start, at)
    return _plain(topic["what"]) if topic else ""


def topics_of_sentence(text: str, span: Span, at: int) -> Iterator[str]:
    """Yield the topics of a sentence before a figure, the nearest first."""
    for topic in reversed(list(_OPENS.finditer(text, span.start, at))):
        yield _plain(topic["what"])


def _plain(what: str) -> str:
    return _RATE.sub("", trim_han(_IN_BRACKETS.sub("", _CAUSE.sub("", what))))
