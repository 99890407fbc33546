"""Short names of institutions in Chinese text, each with the whole one."""

import re
from collections.abc import Collection, Mapping, Sequence

from forecasts.extracting.speakers.names_chinese import clean_chinese

__all__ = ["short_names", "whole_name"]

_SHORT = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{4,24})[（(](?:(?:以下)?(?:简称|下称|称)为?[：:]?)?[“\"]?(?P<short>[\u4e00-\u9fffA-Za-z]{2,10})[”\"]?[）)]"
)
_BEFORE_NAMES = frozenset(("", *"，。；：、\n,;: "))
_ALIAS = re.compile(r"[\u4e00-\u9fff]{2,4}")
_AND = re.compile(r"(?<=[院所会司团局部])[与和及]")
_LETTERS = re.compile(r"[A-Z]{3,8}")
_LONGEST_SHORT = 5
_BODIES = frozenset("局部委办署院会省市")
"""What the name of a whole body ends in, of which a department is no other name."""
_KIND = re.compile(r"科技|咨询|证券|集团|股份|银行|资本|期货|顾问|研究院|数据|资讯")
"""What may be left out of a name."""


def short_names(
    text: str, named: Collection[str], aliases: Sequence[tuple[str, str]]
) -> dict[str, str]:
    """Return short names with the whole ones: as defined, or made of some of their characters.

    Args:
        text: The text.
        named: The institutions that it names.
        aliases: What stands in brackets behind an institution, and its words: 明德资本（明资）则预期.
    """
    whole = sorted(one for one in named if len(one) > _LONGEST_SHORT)
    brief = sorted(one for one in named if len(one) <= _LONGEST_SHORT)
    short = {
        one: other
        for one in brief
        for other in whole
        if (one[0], one[-1]) == (other[0], other[-1]) and _is_made_of(one, other)
    }
    for one in brief:
        longer = {other for other in whole if other.startswith(one)}
        longer |= {other for other in named if _KIND.fullmatch(other.removeprefix(one))}
        if len(longer) == 1 and one[-1] not in _BODIES:
            short[one] = longer.pop()
    for alias, org in aliases:
        if (_ALIAS.fullmatch(alias) or _LETTERS.fullmatch(alias)) and clean_chinese(org):
            short.setdefault(alias, clean_chinese(_AND.split(org)[-1]))
    for match in _SHORT.finditer(text):
        name = match["name"]
        if text[match.start() - 1 : match.start()] not in _BEFORE_NAMES:
            name = name[max(0, name.find(match["short"][0])) :]
        if _is_made_of(match["short"], name) and clean_chinese(name):
            short[match["short"]] = clean_chinese(name)
    return short


def whole_name(name: str, short: Mapping[str, str]) -> str:
    """Return the institution that a name of one and of its department begins with."""
    longer = (one for short_name, one in short.items() if name.startswith(short_name))
    return name if name in short.values() else next(longer, name)


def _is_made_of(short: str, whole: str) -> bool:
    """Whether the characters of a short name stand in the whole one, in this order."""
    rest = iter(whole)
    return all(char in rest for char in short)
