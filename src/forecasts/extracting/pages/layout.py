"""The parts of an article: title, publisher, date, language, paragraphs, sentences."""

import re
from collections.abc import Iterator
from hashlib import sha256

from forecasts.extracting.records import Article, Span

__all__ = ["LONGEST", "SHORTEST", "canonical", "headline_of", "lay_out", "sentences"]

SHORTEST = {"en": 400, "zh": 150, "ja": 150}
"""Characters under which a text is probably cut off: a paywall, a teaser."""
LONGEST = 4_000
"""Characters of a paragraph; a longer one is cut, as each figure asks for all of its own."""
_HEAD, _FOOT = 8, 6  # lines that may tell the date and the publisher
_LONG_LINE = 160  # a line of prose: what stands in its middle is not about the page
_WRAP = (45, 100)  # the length of a line that a typewriter or a mail would break

_MONTHS = (
    "jan feb mar apr may jun jul aug sep oct nov dec".split()
)  # fmt: skip
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATES = re.compile(
    rf"(?i)(?<!\d)(?:(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>\d\d?)[-/.](?P<d1>\d\d?)(?!\d)"
    rf"|(?P<y2>(?:19|20)\d\d)\s?年\s?(?P<m2>\d\d?)\s?月(?:\s?(?P<d2>\d\d?)\s?[日号號])?"
    rf"|\b(?P<m3>{_MONTH})\s+(?P<d3>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y3>(?:19|20)\d\d)\b"
    rf"|\b(?P<d4>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m4>{_MONTH}),?\s+(?P<y4>(?:19|20)\d\d)\b"
    rf"|\b(?P<m5>{_MONTH})\s+(?P<y5>(?:19|20)\d\d)\b"
    rf"|\b(?P<m6>0?[1-9]|1[0-2])/(?P<d6>1[3-9]|2\d|3[01])/(?P<y6>(?:19|20)\d\d)\b)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
"""What every date holds, and most lines do not."""
_SIGN_OF_DATE = re.compile(r"[-/.]\d|年")
_AROUND = 20
"""Characters of a date before and behind its year."""
_SAID_ON = re.compile(
    r"(?i)(?:\b(?:said|says|announced|published|released|issued|posted|updated|dated|told \w+)"
    r"\b[^.;]{0,40}?|\bon\s|[（(]\s*|^)$"
)
_ANNOUNCED = re.compile(r"^.{0,24}?(?:发布|宣布|公布|表示|称|披露|召开|举行|発表|公表|刊发)")
_DATELINE = re.compile(r"^[^\d\n]{0,60}$")
_BYLINE = re.compile(
    r"(?i)^(?:by\s|posted\b|reporting by|editing by|written by|story by|photo|作者|编辑|記者|记者|责任编辑|審核|审核)"
)
_PUBLISHED_BY = re.compile(
    r"(?i)(?:\b(?:source|publisher|published by)\s*[:：]\s*|(?:\bpublished\b[^\n]{0,40}? by )"
    r"|(?:来源|來源|出典|文章来源|稿源|发布机构)\s*[:：]\s*)([^\n|｜(（\s][^\n|｜(（]{0,40}?)\s*(?=$|[\n|｜(（]|\s{2})"
)
_AGENCY = re.compile(
    r"(?:\(([A-Z][\w&' ]{2,30}?)\)\s*(?:-{1,2}|–|—)\s)"
    r"|(?P<zh>[\u4e00-\u9fff]{1,6}(?:社|网|讯|报))(?:[\u4e00-\u9fff]{2,6})?\d{1,2}月\d{1,2}日(?:电|讯)"
)
_JOIN = re.compile(r"[\s|｜,，·•\-–—:：()（）]+")
_KANA = re.compile(r"[\u3041-\u30ff]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{2,}")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Inc|Ltd|Corp|Co|St|No|vs|Gen|Sen|Gov|Jr|Sr|approx|est|Conn|Calif"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.K|U\.N|E\.U|e\.g|i\.e)|\b[A-Z])\.$"
)
_LONGEST_ABBREVIATION = 8
_SMALL_ABBREVIATIONS = ("vs.", "approx.", "est.", "e.g.", "i.e.")
"""Those in which no letter is a capital."""
_SENTENCE_END = re.compile(
    r"[。！？；;.!?](?:(?<![.!?])[。！？；;]*[”’」』）)\"]*|(?<=[.!?])[.!?]*[”’\"')]*(?=\s|$))"
)
"""A search for one set of characters is fast; which of them it was is asked behind it."""


def canonical(text: str) -> str:
    """Return the text that offsets count in: line feeds alone, no byte-order mark, no NUL."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def lay_out(text: str, *, title: str = "", publisher: str = "", published: str = "") -> Article:
    """Return a text with its parts; what is known already (`title`, ...) is not looked for.

    Args:
        text: The canonical text.
        title: The document's own title, from its metadata.
        publisher: Who published it.
        published: The day or month that the document states.
    """
    lines = _lines(text)
    language = _language(text)
    above = _above_title(text, lines)
    head = [text[line.start : line.end] for line in lines[:_HEAD]]
    foot = [text[line.start : line.end] for line in lines[max(_HEAD, len(lines) - _FOOT) :]]
    head = [*head[above : above + 1], *head[:above], *head[above + 1 :]]
    short = len(text) < SHORTEST[language]
    warnings = ("the text is short: perhaps only the beginning",) if short else ()
    return Article(
        text=text,
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=title or _title(head),
        publisher=publisher or _publisher(head, foot),
        published=published or _published(head, foot),
        language=language,
        paragraphs=tuple(_cut(text, _join_wrapped(text, lines[above:]))),
        warnings=warnings,
    )


_ABOVE = re.compile(
    r"(?i)(?:for immediate release|(?:press|news|media) (?:release|statement)s?|プレスリリース|ニュースリリース|报道资料|報道資料|新闻稿|新聞稿|证券代码)\b.{0,60}"
    r"|株式会社\S{2,20}|(?-i:By [A-Z][\w.'’-]+(?: (?:and )?[A-Z][\w.'’-]+){1,4})"
)
_DATED = re.compile(
    r"(?i)(?:(?:(?:last )?(?:published|posted|updated|released|issued)(?: on| at)?|date)\b"
    r"|(?:发布|更新|發布)?(?:日期|时间|時間)|(?:掲載|公開|更新|発表)日)\s*[:：]?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?"
)
"""What stands before the date of a page."""
_BEHIND_DATE = re.compile(r"\s*(?:[|｜·•/].{0,40}|\d\d?:\d\d\b.{0,40})?")
_LONGEST_BEHIND = 60  # characters behind the date in a line that says what it is
_MOST_ABOVE = 4  # lines


def _above_title(text: str, lines: list[Span]) -> int:
    """Return how many lines above the headline say what kind of page it is, when, and of whom."""
    for number, line in enumerate(lines[:_MOST_ABOVE]):
        if not _is_above_title(text[line.start : line.end].strip()):
            return number
    return 0


def _is_above_title(line: str) -> bool:
    label = _DATED.match(line)
    date = _DATES.match(line, label.end() if label else 0)
    if date is None or date["m5"]:  # a month alone may begin a headline
        return bool(_ABOVE.fullmatch(line))
    if label:
        return len(line) - date.end() <= _LONGEST_BEHIND
    return bool(_BEHIND_DATE.fullmatch(line, date.end()))


def _title(head: list[str]) -> str:
    """Return the first line, or of a page without a headline the beginning of its first sentence."""
    first = head[0].strip("#* \t") if head else ""
    if len(first) <= _LONG_LINE:
        return first
    end = _SENTENCE_END.search(first)
    sentence = first[: end.start()] if end else first
    if len(sentence) <= _LONG_LINE:
        return sentence
    cut = max(sentence.rfind(mark, 0, _LONG_LINE - 20) for mark in " ,，、")
    return f"{sentence[: cut if cut > 0 else _LONG_LINE - 20]} ..."


def headline_of(article: Article) -> Span:
    """Return the first paragraph, or nothing before it where the page begins with its prose."""
    first = article.paragraphs[0] if article.paragraphs else Span(0, 0)
    longest = _LONG_LINE if article.language == "en" else _LONG_LINE // 2
    if article.text[: first.end].endswith((".", "。")):
        longest //= 2  # a headline ends without a full stop
    return first if first.end - first.start <= longest else Span(first.start, first.start)


def _lines(text: str) -> list[Span]:
    found = (Span(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", text))
    return [Span(one.start, one.start + len(text[one.start : one.end].rstrip())) for one in found]


def _join_wrapped(text: str, lines: list[Span]) -> list[Span]:
    """Put lines together that were broken for their length alone: no end, next one goes on."""
    joined: list[Span] = []
    for line in lines:
        if joined and len(joined) > 1 and _goes_on(text, joined[-1], line):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _cut(text: str, paragraphs: list[Span]) -> Iterator[Span]:
    """Cut what is longer than any paragraph behind the last end of a sentence, else anywhere."""
    for start, end in paragraphs:
        begin = start
        while end - begin > LONGEST:
            ends = [m.end() for m in _SENTENCE_END.finditer(text, begin, begin + LONGEST)]
            begin, before = (ends[-1] if ends else begin + LONGEST), begin
            yield Span(before, begin)
        yield Span(begin, end)


def _goes_on(text: str, before: Span, line: Span) -> bool:
    if text.count("\n", before.end, line.start) != 1:
        return False
    begin = max(before.start, text.rfind("\n", before.start, before.end) + 1)
    last = text[begin : before.end].lstrip()
    first = text[line.start : line.start + 1]
    if not _WRAP[0] <= len(last) <= _WRAP[1] or last[-1] in '.!?。！？：:；;|”"':
        return False
    return (
        first.islower()
        or first.isdigit()
        or first in '$€£(“"'
        or last[-1] in ",-，、"
        or (first.isupper() and last[-1].islower())
    )


def _language(text: str) -> str:
    if text.isascii():
        return "en"
    kana, han = len(_KANA.findall(text)), len(_HAN.findall(text))
    if kana > 5 and kana * 8 > han:
        return "ja"
    return "zh" if han and han > len(_WORD.findall(text)) else "en"


def _published(head: list[str], foot: list[str]) -> str:
    """Return the first date of the page's head or foot that is the page's own."""
    for number, line in enumerate([*head, *foot]):
        if number == 0 or not _YEAR.search(line):
            continue
        for year in _YEAR.finditer(line):
            near = line[: year.end() + _AROUND]
            if not _may_be_date(near[max(0, year.start() - _AROUND) :]):
                continue
            for match in _DATES.finditer(near, max(0, year.start() - _AROUND)):
                if _is_own(line, match):
                    return _iso(match)
    return ""


def _may_be_date(words: str) -> bool:
    """Tell whether the words around a year hold a month, or a sign of dates in digits."""
    lower = words.lower()
    return any(map(lower.__contains__, _MONTHS)) or _SIGN_OF_DATE.search(words) is not None


def _is_own(line: str, match: "re.Match[str]") -> bool:
    """Whether a date is that of the page: in a short line, a dateline, or with `published`."""
    before, behind = line[: match.start()], line[match.end() :]
    if len(line) < _LONG_LINE // 2 and not re.search(
        r"(?i)\b(?:by|from|until|since) $|[至到自从]$", before
    ):
        return any(match[f"d{n}"] for n in (1, 2, 3, 4, 6)) or "ublish" in before
    if _DATELINE.match(before) and re.match(r"\s*(?:\([^)]*\)\s*)?(?:-|–|—|:|/)", behind):
        return True
    return bool(_SAID_ON.search(before)) or bool(
        _ANNOUNCED.match(behind) and (match["d2"] or match["d1"]) and len(before) < _LONG_LINE // 2
    )


def _iso(match: "re.Match[str]") -> str:
    groups = match.groupdict()
    year = next(groups[f"y{n}"] for n in range(1, 7) if groups[f"y{n}"])
    month = next(groups[f"m{n}"] for n in range(1, 7) if groups[f"m{n}"])
    day = next((groups[f"d{n}"] for n in (1, 2, 3, 4, 6) if groups[f"d{n}"]), "")
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    if not 1 <= number <= 12 or (day and not 1 <= int(day) <= 31):
        return ""
    return f"{year}-{number:02d}" + (f"-{int(day):02d}" if day else "")


def _publisher(head: list[str], foot: list[str]) -> str:
    """Return who published the page, from `Source: X`, a line beside the date, or an agency."""
    for line in [*head[1:], *foot]:
        if len(line) < _LONG_LINE and (named := _PUBLISHED_BY.search(line)):
            return _DATES.sub("", named[1]).strip(" ,，|)）")
    for number, line in enumerate(head[1:], start=1):
        dated = len(line) < _LONG_LINE // 2 and _DATES.search(line)
        if dated and (rest := _name_in(_DATES.sub(" ", line))):
            return rest
        above = head[number - 1] if number > 1 else ""
        if (
            dated
            and above
            and not _ABOVE.fullmatch(above)
            and len(above) < _LONG_LINE // 3
            and _name_in(above) == above.strip()
        ):
            return above.strip()
    for line in head[1:]:
        marked = "(" in line or not line.isascii()
        if marked and (agency := _AGENCY.search(line)):
            return agency[1] or agency["zh"]
    return ""


def _name_in(line: str) -> str:
    """Return what stands in a short line beside a date, when it can be a name."""
    parts = [part.strip() for part in re.split(r"\s{2,}|[|｜:：/,，]", line) if part.strip()]
    named = [
        part
        for part in parts
        if not _BYLINE.match(part)
        and not re.search(r"\d|(?i:publish|updated|research$|date|报告|分析师|本报|研报)", part)
        and (part[:1].isupper() or _HAN.match(part))
        and 1 < len(part) < 40
        and (part.upper() != part or _HAN.match(part))
        and not _STATE.fullmatch(part)
    ]
    return named[-1].strip("()（） -–—") if named else ""


_STATE = re.compile(r"[A-Z][a-z]{2,4}\.")
"""A state in a dateline: `STAMFORD, Conn., October 23, 2024`."""


def _is_abbreviated(text: str, start: int, stop: int) -> bool:
    """Tell whether a full stop right before `stop` belongs to the word before it."""
    near = max(start, stop - _LONGEST_ABBREVIATION)
    words = text[near:stop]
    if words.islower() and not words.endswith(_SMALL_ABBREVIATIONS):
        return False
    return _ABBREVIATION.search(text, near, stop) is not None


def sentences(article: Article) -> list[tuple[int, Span]]:
    """Return the sentences of an article in order, each with the number of its paragraph."""
    found: list[tuple[int, Span]] = []
    for number, paragraph in enumerate(article.paragraphs):
        start = paragraph.start
        for match in _SENTENCE_END.finditer(article.text, paragraph.start, paragraph.end):
            stop = match.start() + 1
            if match[0][0] == "." and _is_abbreviated(article.text, start, stop):
                continue
            found.append((number, Span(start, match.end())))
            start = match.end()
        if article.text[start : paragraph.end].strip():
            found.append((number, Span(start, paragraph.end)))
    return found
