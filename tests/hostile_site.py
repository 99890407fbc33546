"""A small invented ledger in which every field that holds free text holds markup as well."""

from pathlib import Path

from forecasts.actuals.origin import ORIGIN_FIELDS
from forecasts.ledger.claim_fields import CLAIM_FIELDS
from forecasts.ledger.fields import SOURCE_FIELDS, Field

MARKUP = (
    "\"><img src=x onerror=hit()></script><script>hit()</script><a href=javascript:hit()>'{{hit}}"
)

# Texts that are read as something else than words, and cannot hold markup.
READ = {"sha256", "at", "tier", "probability", "date_published", "date_accessed", "url",
        "subject", "measure", "region", "unit", "maturity", "part_of", "overlaps", "relays",
        "supersedes", "evidence", "quote", "flow", "key",
        "currency_basis", "price_basis", "fiscal_start"}  # fmt: skip


def free_texts(fields: tuple[Field, ...]) -> set[str]:
    """Return the names of the fields, those inside mappings too, that hold any words."""
    found = {item.name for item in fields if item.form == "text"} - READ
    return found.union(*(free_texts(item.fields) for item in fields))


def quoted(words: str) -> str:
    return "'" + f"{words} {MARKUP}".replace("'", "''") + "'"


CLAIMS = f"""
source:
  title: {quoted("title")}
  publisher: {quoted("publisher")}
  published: 2021-03-04
  language: en
  url: https://example.org/?a="><script>hit()</script>
  archive: {quoted("archive")}
  event: {{name: {quoted("event")}, place: {quoted("place")}, held: 2021-03-04}}
  notes: {quoted("notes")}
  read: {{on: 2021-03-05, found: claims, note: {quoted("note")}}}
defaults:
  claimant:
    person: {quoted("person")}
    organisation: {quoted("organisation")}
    role: {quoted("role")}
  subject: kites
  region: World
claims:
  - id: first
    quote: {quoted("about 120 units in 2023")}
    at: {quoted("at")}
    measure: sales
    value: about 120 unit
    target: in 2023
    certainty: projected
    series: kites_sold_world
    session: {quoted("session")}
    corrected: {{on: 2021-04-05, because: {quoted("corrected")}}}
    notes: {quoted("notes")}
  - id: second
    quote: {quoted("130 units in 2023")}
    at: {quoted("at")}
    measure: sales
    value: 130 unit
    target: in 2023
    series: kites_sold_world
    modality: scenario
    scenario: {quoted("scenario")}
    condition: {quoted("condition")}
    ruling: {{verdict: void, by: {quoted("by")}, on: 2024-03-01, because: {quoted("ruling")}}}
"""
CODES = {
    "subjects": f"kites:\n  name: {quoted('Kites')}\n  name_zh: {quoted('风筝')}\n"
    f"  definition: {quoted('Any.')}\n  definition_zh: {quoted('任何。')}\n",
    "measures": f"sales:\n  name: {quoted('Sales')}\n  definition: {quoted('All.')}\n"
    "  dimension: count\n  nature: flow\n",
    "regions": f"World: {{name: {quoted('World')}}}\n",
}
ORIGIN = f"""title: {quoted("title")}
title_zh: {quoted("title_zh")}
producer: {quoted("producer")}
citation: {quoted("citation")}
url: https://example.org/statistics
date_published: 2024-02-01
date_accessed: 2024-02-02
licence: {quoted("licence")}
definition: {quoted("definition")}
definition_zh: {quoted("定义")}
subject: kites
measure: sales
region: World
unit: unit
frequency: year
maturity: 15
policy: first
fetch:
  kind: json
  url: https://example.org/statistics.json
  rows: {quoted("rows")}
  period: {quoted("period")}
  value: {quoted("value")}
  published: {quoted("published")}
"""


def write_hostile_ledger(folder: Path, table: str) -> None:
    """Write the ledger; `table` is the CSV of its outcomes."""
    texts = {f"claims/codes/{name}.yaml": text for name, text in CODES.items()}
    texts |= {"claims/all.yaml": CLAIMS, "actuals/kites_sold_world.origin.yaml": ORIGIN}
    texts["actuals/kites_sold_world.csv"] = table
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def unmarked() -> set[str]:
    """Return the fields that hold free text and hold no markup here."""
    marked = {
        line.strip().partition(":")[0].lstrip("{")
        for text in (CLAIMS, ORIGIN)
        for part in text.splitlines()
        for line in part.replace("{", "\n").replace(", ", "\n").splitlines()
        if MARKUP[:9] in line
    }
    return free_texts((*SOURCE_FIELDS, *CLAIM_FIELDS, *ORIGIN_FIELDS)) - marked
