"""Propose a map for a table from the names of its columns; a person reads it before it is used."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType

from forecasts.editing.add import slugify
from forecasts.editing.emit import emit_scalar
from forecasts.importing.cells import Sheet, read_sheet
from forecasts.importing.decide import FIELDS
from forecasts.importing.map import BLANK
from forecasts.ledger.codes import names_of_regions
from forecasts.ledger.dates import plain_day, read_day
from forecasts.problem import one_line

__all__ = ["guess_map"]

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "id": r"id|key|编号|序号",
        "sentence": r"quote|quotation|sentence|text|statement|wording|claim|原文"
        r"|引文|引用|原话|语句",
        "person": r"person|speaker|analyst|said by|发言人|人物",
        "organisation": r"organi[sz]ation|claimant|institution|company|firm|who"
        r"|forecaster|bank|机构|公司|预测者|谁",
        "publisher": r"publisher|outlet|medium|media|newspaper|source"
        r"|来源|媒体|发布者",
        "title": r"title|headline|article|标题|题目",
        "published": r"published|date|day|stated|date published|publication date"
        r"|发布日期|日期|时间|发布时间",
        "language": r"language|lang|语言",
        "subject": r"subject|market|topic|product|sector|主题|市场|产品|行业",
        "region": r"region|country|geography|place|where|地区|国家|区域",
        "measure": r"measure|metric|indicator|kind|what|指标|口径",
        "number": r"number|value|amount|figure|forecast|数值|数字|预测值|值",
        "low": r"low|from|min|lower|下限",
        "high": r"high|to|max|upper|上限",
        "comparator": r"sign|comparator|operator|bound|符号",
        "unit": r"unit|units|currency|单位",
        "hedge": r"hedge|certainty|确定性",
        "target": r"target|target year|year|horizon|period|target period"
        r"|目标年|年份|目标年份|预测年份",
        "url": r"url|link|address|web|链接|网址",
        "notes": r"notes?|remarks?|comments?|备注|说明",
    }
)  # fmt: skip
_WORDS = (
    ("subject", "subjects"),
    ("measure", "measures"),
    ("region", "regions"),
)
_LOOSE = (
    "published",
    "target",
    "unit",
    "number",
    "url",
    "title",
    "sentence",
    "organisation",
    "region",
)
"""Fields that a word of a longer name tells, `Date of article`, the surest first."""
_YEAR = re.compile(r"(?:by |FY ?)?(?:20[0-9]{2})(?:年|E)?")
_MOST_WORDS = 40
_LONG = 25
_WORLD = dict.fromkeys(("Global", "global", "Worldwide", "worldwide", "全球", "全世界"), "World")


def guess_map(table: Path, *, entered: date) -> str:
    """Return the text of a map for a table of claims: its columns, and its words to be filled in.

    Args:
        table: The table.
        entered: The day on which its rows enter the ledger.

    Raises:
        ImportFault: It is no table.
        OSError: The file cannot be read.
    """
    sheet = read_sheet(table)
    columns = _columns(sheet)
    name = one_line(table.name)
    inner = ", ".join(f"{field}: {emit_scalar(columns[field], flow=True)}" for field in columns)
    lines = [
        f"# proposed from the header of {name} ({sheet.found}); read it before you use it",
        "kind: claims",
        f"entered: {entered.isoformat()}",
        f"columns: {{{inner}}}",
    ]
    unused = [name for name in sheet.columns if name and name not in columns.values()]
    if unused:
        lines.append(f"# not used: {one_line(', '.join(unused))}")
    lines += _constants(columns)
    for field, table_name in _WORDS:
        if field in columns:
            lines += _words(sheet, columns[field], table_name)
    return "\n".join(lines) + "\n"


def _columns(sheet: Sheet) -> dict[str, str]:
    """Return which column is which field: by its name, by what stands in it, by a word of it."""
    found: dict[str, str] = {}
    for field in (field for field in FIELDS if field in _NAMES):
        for name in _free(sheet, found):
            plain = re.sub(r"[\s_-]+", " ", name).strip().lower()
            if re.fullmatch(_NAMES[field], plain):
                found.setdefault(field, name)
    for name in _free(sheet, found):
        texts = [row[name].strip() for row in sheet.rows if row[name].strip()]
        found.setdefault(_by_cells(texts), name)
    for field in _LOOSE:
        words = re.compile(rf"\b(?:{_NAMES[field]})\b", re.IGNORECASE)
        for name in _free(sheet, found):
            if words.search(name):
                found.setdefault(field, name)
    return {field: found[field] for field in FIELDS if field in found}


def _by_cells(texts: Sequence[str]) -> str:
    """Return the field that a column is by what stands in it; empty where nothing tells."""
    if texts and sum(map(len, texts)) > _LONG * len(texts):
        return "sentence"
    if texts and all(map(_YEAR.fullmatch, texts)):
        return "target"
    return "published" if texts and all(read_day(plain_day(text)) for text in texts) else ""


def _free(sheet: Sheet, found: Mapping[str, str]) -> list[str]:
    """Return the columns that are no field yet."""
    taken = {name for field, name in found.items() if field}
    return [name for name in sheet.columns if name and name not in taken]


def _constants(columns: Mapping[str, str]) -> list[str]:
    """Return what the table does not say and every claim needs, for a person to fill in."""
    needed = [name for name in ("subject", "measure", "region") if name not in columns]
    needed += [name for name in ("sentence", "published") if name not in columns]
    if "organisation" not in columns and "person" not in columns:
        needed.append("organisation")
    if "publisher" not in columns:
        needed.append("publisher")
    if not needed:
        return []
    inner = ", ".join(f"{name}: {BLANK}" for name in needed)
    return ["# the same for every row; or name a column for it above", f"constants: {{{inner}}}"]


def _words(sheet: Sheet, column: str, table: str) -> list[str]:
    """Return a table of the words of a column: each with a code."""
    words = list(dict.fromkeys(row[column].strip() for row in sheet.rows if row[column].strip()))
    if len(words) > _MOST_WORDS:
        return []
    lines = [f"{table}:  # the table's word: a code of claims/codes/{table}.yaml"]
    known = {**names_of_regions(), **_WORLD} if table == "regions" else {}
    for word in words:
        code = known.get(word) or (word if table == "regions" else slugify(word)) or BLANK
        lines.append(f"  {emit_scalar(word)}: {emit_scalar(code)}")
    return lines
