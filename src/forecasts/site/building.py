"""All files of a site: a set of pages a language, the tables, a feed; the same bytes for the same.

The first language stands in the folder itself, each other one in a folder of its name.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial

from forecasts.normalising import write_cells
from forecasts.reviewing.files import csv_bytes
from forecasts.reviewing.parts.scoreboard import PART as SCOREBOARD
from forecasts.reviewing.section import Tables
from forecasts.reviewing.voice import Voice
from forecasts.reviewing.write import MANIFEST
from forecasts.site.contents import Contents, gather_contents
from forecasts.site.edition import Edition, Page, claim_pages, list_pages
from forecasts.site.rendering import asset
from forecasts.study import Study, require_sound
from forecasts.words import Language, languages, locale_of

__all__ = [
    "build_site",
    "plan_claims",
    "plan_lists",
    "plan_site",
    "speak",
    "write_manifest",
    "write_plan",
]

ASSETS = ("site.css", "site.js")
TABLES = (
    "claims", "actuals", "series", "consistency", "scoreboard", "scoreboard_bounds",
    "scoreboard_apart",
)  # fmt: skip


def build_site(
    study: Study, *, spoken: Sequence[Language] = (), currency: str = "USD"
) -> dict[str, bytes]:
    """Return every file of the site by its path in the site's folder, with a manifest of hashes.

    Args:
        study: A sound study; its day is the day of the site.
        spoken: Languages of the pages, the first of them in the folder itself; all for none.
        currency: ISO code in which conversions are shown.

    Raises:
        ValueError: The study has an error, or the currency is no ISO 4217 code.
    """
    require_sound(study)
    return write_plan(gather_contents(study, currency=currency), spoken)


def write_plan(contents: Contents, spoken: Sequence[Language] = ()) -> dict[str, bytes]:
    """Make every file of the site, and the manifest of their hashes."""
    files = {path: page() for path, page in plan_site(contents, spoken).items()}
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    files[MANIFEST] = write_manifest(hashes, contents)
    return dict(sorted(files.items()))


def plan_site(contents: Contents, spoken: Sequence[Language] = ()) -> dict[str, Page]:
    """Return what makes each file by its path in the site's folder; none is made yet."""
    editions = speak(contents, spoken)
    return plan_lists(contents, editions) | plan_claims(editions)


def plan_claims(editions: Iterable[Edition]) -> dict[str, Page]:
    """Return what makes the pages of the claims."""
    return {path: page for edition in editions for path, page in claim_pages(edition)}


def plan_lists(contents: Contents, editions: Iterable[Edition]) -> dict[str, Page]:
    """Return what makes every file but the pages of the claims."""
    scores = cache(partial(SCOREBOARD.tables, contents.inputs))
    tables = cache(partial(_tables, contents, scores))
    plan: dict[str, Page] = {name: partial(asset, name) for name in ASSETS}
    plan |= {f"tables/{name}.csv": partial(_table, tables, name) for name in TABLES}
    for review in contents.reviews:
        plan |= {path: partial(bytes, data) for path, data in review.files.items()}
    for edition in editions:
        plan |= dict(list_pages(edition, scores, tables))
    return plan


def speak(contents: Contents, spoken: Sequence[Language] = ()) -> list[Edition]:
    """Return the edition of each language, all for none; the first stands in the folder itself."""
    chosen = list(dict.fromkeys(spoken)) or list(languages())
    folders = {each: "" if each == chosen[0] else f"{each}/" for each in chosen}
    names = {each: (locale_of(each).tag, locale_of(each).name, folders[each]) for each in chosen}
    return [
        Edition(
            contents=contents,
            voice=Voice(language=language, names=contents.inputs.names),
            folder=folders[language],
            others=tuple(names[other] for other in chosen if other != language),
        )
        for language in chosen
    ]


def _tables(contents: Contents, scores: Callable[[], Tables]) -> dict[str, tuple[int, bytes]]:
    """Return the rows and the bytes of each table to download."""
    inputs = contents.inputs
    found = {"claims": inputs.claims, "actuals": inputs.observations, "series": inputs.series}
    found |= {"consistency": contents.relations(), **scores()}
    return {name: (len(found[name]), csv_bytes(write_cells(found[name]))) for name in TABLES}


def _table(tables: Callable[[], Mapping[str, tuple[int, bytes]]], name: str) -> bytes:
    return tables()[name][1]


def write_manifest(hashes: Mapping[str, str], contents: Contents) -> bytes:
    """Return what made the files and the hash of each, by which an old one is known as ours."""
    from forecasts import __version__

    facts = {
        "site": True,
        "as_of": contents.inputs.as_of.isoformat(),
        "ledger": contents.inputs.digest,
        "made_with": {"forecasts": __version__},
        "files": dict(sorted(hashes.items())),
    }
    return (json.dumps(facts, indent=1, ensure_ascii=False) + "\n").encode("utf-8")
