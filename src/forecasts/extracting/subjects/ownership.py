"""Whose a figure is: the speaker's own, or a part of what is spoken of."""

import re

from forecasts.extracting.records import Article, Attribution, Field, Proposal, Span
from forecasts.extracting.subjects.behind import About
from forecasts.extracting.subjects.clauses import clause_of, form_of, main_subject, subject_of
from forecasts.extracting.subjects.hollow import is_plain, says_nothing
from forecasts.extracting.subjects.phrases import english_phrase, trim_han
from forecasts.extracting.words.forecasters import is_forecaster
from forecasts.extracting.words.places import ENGLISH_PLACES
from forecasts.reading import Quantity

__all__ = [
    "GUIDES",
    "ITS_FORECAST",
    "called",
    "earns",
    "is_of_house",
    "is_of_speaker",
    "mask",
    "part_of",
    "turned_to",
    "without_name",
]

_SELF = re.compile(
    r"(?i)\b(?:its|our|we|company|group|firm|it|they|maker|carmaker)\b|公司|我们|集团|同社|当社"
)


def is_of_speaker(text: str, words: str, claimant: Attribution) -> bool:
    """Whether the words before a figure name the speaker, who is no forecaster of others."""
    organisation = claimant.organisation
    if not organisation or is_forecaster(text, organisation):
        return False
    return bool(_SELF.search(words)) or organisation.split()[0] in words


def is_of_house(article: Article, speaker: str, last: Proposal | None) -> bool:
    """Whether a house tells of itself: it is in the headline, or has told of its own before."""
    goes_on = last is not None and last.subject.text.startswith(f"{speaker} ")
    return bool(speaker) and (goes_on or speaker in article.title)


ITS_FORECAST = re.compile(
    r"\bits\s(?:[\w-]+\s){1,5}?(?:forecast|estimate|projection|outlook)\b|\b(?:predict|forecast|estimat|project)\w*\sthat\s"
)
"""A house that foretells what others spend: `lowered its ad spend forecast`."""
GUIDES = re.compile(
    r"\b(?:expects?|anticipates?|guides? for|targets?|plans?|projects?|forecasts?)\s(?:(?:to|its|total|annual|full-year|quarterly|[a-z]+-quarter)\s){0,2}"
    r"(?:shipments|deliveries|sales|production|exports)\s(?:of|to)\b"
)
"""How a press release tells the shipments of its own house."""


def without_name(article: Article, span: Span, name: str) -> Article:
    """Return the article, in a sentence a name of several words as one word that says nothing.

    `The World Semiconductor Trade Statistics` speak of no trade.
    """
    at = article.text.find(name, *span) if " " in name else -1
    if at < 0:
        return article
    masked = article.text[:at] + mask(name) + article.text[at + len(name) :]
    return article._replace(text=masked)


def mask(name: str) -> str:
    """Return one word that says nothing, as long as a name."""
    return name[0] + "x" * (len(name) - 1)


def called(claimant: Attribution, quantity: Quantity) -> set[str]:
    """Return the phrases that only name who speaks; masked, his house is the subject of a share."""
    house = claimant.organisation
    of_others = quantity.unit != "%" or is_forecaster("", house)
    masked = {mask(house).lower()} if house and of_others else set()
    return {house.lower(), claimant.person.lower()} | masked


def earns(article: Article, span: Span, about: About, quantity: Quantity, who: Attribution) -> bool:
    """Whether a company tells its own sales in money, or their growth: `sales of €4 billion`."""
    of_all = about.phrase.lower().rpartition(" ")[2] in {"", "sales", "net", "organic", "group"}
    if about.word.lower() != "sales" or not of_all or form_of(quantity) == "share":
        return False
    house = who.organisation.partition(" ")[0]
    guided = bool(_GUIDED.search(article.text, span.start, quantity.start))
    of_house = bool(house) and (guided or house in article.title)
    own = of_house and not is_forecaster(article.text, who.organisation)
    near = article.text[max(span.start, about.at - _LONGEST_KIND) : about.at]
    told = guided or form_of(quantity) == "money" or bool(_OF_ALL.search(near))
    return own and told and is_of_speaker(article.text, article.text[slice(*span)], who)


_GUIDED = re.compile(r"\bguid(?:es|ed|ing) (?:for|to|towards?)\b|\bguidance (?:of|for|is)\b")
"""How a company tells what it expects of itself, which nobody does of others."""
_OF_ALL = re.compile(r"(?i)\b(?:organic|net|group|comparable|like-for-like|same-store|total)\s$")
"""Before `sales`: all that a company sells, which is told in money."""
_LONGEST_KIND = 16  # characters


def turned_to(subject: Field, last: Proposal, speaker: str) -> Field:
    """Return what the last speaker told of his own as the next one's: `Morrow sees sales up 5%, Harlow 3%`."""
    other = last.claimant.organisation
    if not other or other == speaker or not subject.text.startswith(other):
        return subject
    return subject._replace(text=speaker + subject.text.removeprefix(other))


_MAKES_UP = re.compile(
    r"\b(?:mak(?:e|es|ing) up|account(?:s|ing)? for|represent(?:s|ing)?|equal(?:s|ing)?|constitutes?|comprises?)\s(?:\w+\s){0,3}$"
    r"|\b(?:meets?|suppl(?:y|ies)|provides?|covers?|satisf(?:y|ies)|holds?|takes?|commands?|captures?|wins?|contributes?|taking|holding|winning|supplying|meeting|covering)\s(?:(?:about|around|more|over|than|nearly|almost|between|as|much|at|least|most|no|just|only|roughly|up|to|an?|some)\s){0,3}$"
)


_OF_HAN = re.compile(
    r"(?:[（(][^（）()]{1,16}[）)])?的(?!企业|公司|家庭|消费者|用户|受访|人|居民|机构|客户|厂商)(?P<what>[\u4e00-\u9fffA-Za-z]{2,12}?)(?=将|会|有望|预计)"
)
"""Of what a share is: 62%（约20亿台）的人形机器人将进入家庭."""
_WITHIN_HAN = re.compile(
    r"(?:^|[，,；年]|预计|认为|中国|全球)(?P<what>[\u4e00-\u9fffA-Za-z]{1,10}?)(?:将|有望|可望)?在[^，,；。\d]{2,18}?(?:占比|比重|份额|渗透率|中占[到据]?)[^，,；。\d]{0,8}$"
)
"""What takes a share in what: 2050年氢在终端能源体系占比约10%."""
_COMES_FROM = re.compile(
    r"(?:\sof\s(?:[\w’'-]+\s){1,4}?(?:will\sbe|would\sbe|are|is))?\s?(?:(?:accounted for|generated|contributed|supplied|provided|driven)\s)?(?:by|each for)\s(?!(?:fiscal|calendar|the (?:end|middle|start|beginning|close|turn)|early|late|mid)\b)(?:the\s)?(?=[a-z‘'“\"])(?:[‘'“\"])?"
)
"""Whose a share is: `34% of devices will be accounted for by cars, 31% by utilities`."""


_BESIDE = re.compile(
    r"\b(?:surpassing|overtaking|ahead of|followed by|behind)\s(?:the\s)?(?P<what>(?:[\w-]+\s){0,3}?[\w-]+)\s(?:at|with)\s(?:(?:about|around|nearly|some)\s)?$"
)
"""What stands beside what a sentence is about, with a figure of its own: `, overtaking TV at`."""
_LONGEST_BESIDE = 70  # characters
_MAKES_UP_COUNT = re.compile(r"\b(?:make up|account for)\s(?:\w+\s){0,3}$")
"""What a part is of so many: `notebooks will make up 224 million of these`."""
_CONTRIBUTES = re.compile(r",\s(?:accounting for|contributing|representing)\s(?:\w+\s){0,2}$")


def part_of(text: str, span: Span, quantity: Quantity) -> str:
    """Return what is a part in `electric vans will make up 12% of sales`; '' for a place."""
    near = max(span.start, quantity.start - _LONGEST_BESIDE)
    at = (
        text.find(" at ", near, quantity.start) >= 0
        or text.find(" with ", near, quantity.start) >= 0
    )
    if at and (beside := _BESIDE.search(text, near, quantity.start)):
        return english_phrase(
            f"{beside['what']} ", len(beside["what"]) + 1, len(beside["what"]) + 1
        )
    if form_of(quantity) != "share":
        hanging = _CONTRIBUTES.search(text, near, quantity.start) or _MAKES_UP_COUNT.search(
            text, near, quantity.start
        )
        return subject_of(text, span, quantity) if hanging else ""
    if of := _OF_HAN.match(text, quantity.end, span.end):
        return trim_han(of["what"])
    if "在" in text[span.start : quantity.start] and (
        within := _WITHIN_HAN.search(text, span.start, quantity.start)
    ):
        return within["what"]
    if by := _COMES_FROM.match(text, quantity.end, span.end):
        return english_phrase(text, by.end(), by.end(), ahead=True)
    if of_own := _OF_ITS_OWN.match(text, quantity.end, span.end):
        things = english_phrase(text, of_own.end(), of_own.end(), ahead=True)
        if not says_nothing(things):
            return things  # 35% of its 6,000 buses
        clause = clause_of(text, span, quantity, han=False).start
        it = _IT.search(text, clause, quantity.start)
        before = main_subject(text, span, clause if it else quantity.start)
        return subject_of(text, span, quantity) or before
    if not _MAKES_UP.search(text, span.start, quantity.start):
        return ""
    part = subject_of(text, span, quantity)
    whole = _OF_WHAT.match(text, quantity.end, span.end)
    if whole and (not part or _names_place(part)):
        of_what = english_phrase(text, whole.end(), whole.end(), ahead=True)
        return part if says_nothing(of_what) or is_plain(of_what) else of_what
    return part


_OF_ITS_OWN = re.compile(
    r"\sof\s(?:its|our|their)\s(?!(?:19|20)\d\d\s)(?:[\d,.]+\s(?:thousand\s|million\s)?|(?=(?:[a-z]+\s){0,2}(?:sales|revenues?|turnover)\b))(?=[a-z])"
)
"""What a house has or sells itself, of which a part is told."""
_IT = re.compile(r"\bit\s(?:to|will|would|could|should)\b")
_OF_WHAT = re.compile(r"\sof\s(?:(?:all|the|total|global|world|worldwide|new)\s){0,3}(?=[a-z])")


def _names_place(phrase: str) -> bool:
    """Whether a phrase tells where, and not of what: `other Asia-Pacific countries`."""
    places = any(word.lower() in ENGLISH_PLACES for word in phrase.split())
    return places or bool(_PEOPLES.search(phrase))


_PEOPLES = re.compile(r"\b(?:countries|nations|economies|markets?|region|continent|bloc)$")
