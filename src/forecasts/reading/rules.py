"""A rule of the reader: one row with its name, what it looks at, and examples that show it."""

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Rule", "first", "where"]

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
    """

    name: str
    language: str
    when: Callable[[Asked], Effect | None]
    fires: tuple[str, ...]
    spares: tuple[str, ...]


def first(
    rules: Iterable[Rule[Asked, Effect]], asked: Asked
) -> tuple[str, Effect] | tuple[str, None]:
    """Return the name of the first rule that speaks, and what it says; nothing where none does."""
    for rule in rules:
        effect = rule.when(asked)
        if effect is not None:
            return rule.name, effect
    return "", None


def where(holds: Callable[[Asked], object], says: Effect) -> Callable[[Asked], Effect | None]:
    """Return what says one thing of all that `holds` is true of, and nothing of the rest."""
    return lambda asked: says if holds(asked) else None
