"""A rule of the reader: one row with its name, what it looks at, and examples that show it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Rule", "Screened", "first", "where"]

Asked = TypeVar("Asked")
Effect = TypeVar("Effect")


class Rule(NamedTuple, Generic[Asked, Effect]):
    """One named decision about a figure.

    Rules of one question stand in one literal tuple, and the first that speaks decides. A test
    reads every example: the rule speaks about the figure marked `[5 GW]` in each text of `fires`
    and about none in `spares`, and without the rule a text of `fires` is read otherwise.

    Attributes:
        name: A few words, as `Quantity.rules` and `read --explain` tell it.
        language: `en`, `zh` or `ja`; empty where it holds in all.
        when: What the rule makes of the figure; None where it does not speak.
        fires: Texts with a marked figure that the rule decides.
        spares: Texts with a marked figure that look like it, and that it leaves alone.
        said: One of these words stands in the sentence wherever the rule speaks, if there are any.
    """

    name: str
    language: str
    when: Callable[[Asked], Effect | None]
    fires: tuple[str, ...]
    spares: tuple[str, ...]
    said: tuple[str, ...] = ()


def first(
    rules: Iterable[Rule[Asked, Effect]], asked: Asked
) -> tuple[str, Effect] | tuple[str, None]:
    """Return the name of the first rule that speaks, and what it says; nothing where none does."""
    for rule in rules:
        effect = rule.when(asked)
        if effect is not None:
            return rule.name, effect
    return "", None


class _Where(Generic[Asked, Effect]):
    """What says one thing of all that a condition is true of, and needs the words that it needs."""

    __slots__ = ("holds", "says", "words")

    def __init__(self, holds: Callable[[Asked], object], says: Effect) -> None:
        """Keep both."""
        self.holds, self.says, self.words = holds, says, _words_of(holds)

    def __call__(self, asked: Asked, /) -> Effect | None:
        """Say it where the condition holds."""
        return self.says if self.holds(asked) else None


def where(holds: Callable[[Asked], object], says: Effect) -> Callable[[Asked], Effect | None]:
    """Return what says one thing of all that `holds` is true of, and nothing of the rest."""
    return _Where(holds, says)


def _words_of(speaks: object) -> tuple[str, ...]:
    return getattr(speaks, "words", ())


class Screened(Generic[Asked, Effect]):
    """Rules of one question that say by which words a sentence must have they may speak.

    Most speak in few sentences. Which may is looked up once for all figures of a sentence.
    """

    __slots__ = ("_able", "_needs", "_rules", "_words")

    def __init__(self, rules: Iterable[Rule[Asked, Effect]]) -> None:
        """Keep the rules in order."""
        self._rules = tuple(rules)
        needs = [(_words_of(rule.when), rule.said) for rule in self._rules]
        self._words = tuple({words for pair in needs for words in pair})
        places = {words: place for place, words in enumerate(self._words)}
        self._needs = tuple((places[before], places[said]) for before, said in needs)
        self._able: tuple[str | None, tuple[Rule[Asked, Effect], ...]] = None, ()

    def __iter__(self) -> Iterator[Rule[Asked, Effect]]:
        """Yield every rule in order."""
        return iter(self._rules)

    def in_sentence(self, folded: str) -> tuple[Rule[Asked, Effect], ...]:
        """Return the rules that may speak in a sentence, given without cases, in order."""
        sentence, able = self._able
        if sentence is not folded:
            stands = folded.__contains__
            said = [not words or any(map(stands, words)) for words in self._words]
            able = tuple(
                rule
                for rule, (one, other) in zip(self._rules, self._needs, strict=True)
                if said[one] and said[other]
            )
            self._able = folded, able
        return able
