"""Adding claims to the ledger: into the right file, all or nothing, one writer at a time."""

import os
import re
from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from forecasts.checks import check
from forecasts.editing.emit import emit_scalar
from forecasts.editing.insert import NotInsertableError, insert_claims
from forecasts.editing.undo import keep_addition
from forecasts.files import is_ledger_file, ledger_folder
from forecasts.ledger import Ledger, load
from forecasts.ledger.claim import Claim
from forecasts.ledger.dates import read_day
from forecasts.ledger.nodes import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    decode_text,
    parse_document,
    read_text,
)
from forecasts.problem import Problem
from forecasts.reading import Period, read_period
from forecasts.writing import locked, replace_text

Facts = MappingOf[str, str]
_NO_FACTS: Facts = MappingProxyType({})
_LONGEST_NAME = 24
SOURCE_KEYS = ("title", "publisher", "published", "language", "url", "event")


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What came of adding: the ids added to `file`, or why nothing was written.

    `problems` are faults of the addition, `texts` what they point into; `same` names claims of the
    ledger that say the same; `alike` those of the same claimant, series and target; `missing` what
    a new source needs to have told of it.
    """

    file: str
    ids: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    texts: dict[str, str]
    same: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    refusal: str = ""
    missing: tuple[str, ...] = ()
    after: Ledger | None = None


def read_snippet(text: str, name: str = "<stdin>") -> tuple[list[Mapping], list[Problem]]:
    """Read one claim, or a list of claims, from a YAML snippet called `name` in problems."""
    document = parse_document(text, name)
    root: Node | None = document.root
    if isinstance(root, Mapping) and "claims" in root.entries:
        root = root.entries["claims"][1]
    nodes = root.items if isinstance(root, Sequence) else [root]
    claims = [node for node in nodes if isinstance(node, Mapping)]
    return (claims if len(claims) == len(nodes) else []), document.problems


def add_claims(
    ledger_path: Path,
    into: Path | None,
    claims: list[Mapping],
    facts: Facts = _NO_FACTS,
    *,
    dry_run: bool = False,
) -> Added:
    """Add the claims to a file of the ledger, which is made from `facts` when it is not there.

    The file is chosen under the lock: who adds another source at the same time gets another file.

    The file is written only when the ledger with the addition has no new error, and no claim
    says what one of the ledger already says.

    Args:
        ledger_path: The ledger's folder.
        into: The ledger file to add to; None for that of the source, or a new one.
        claims: Claims as nodes; one without an `id` gets one.
        facts: What is known of the source, by `SOURCE_KEYS`.
        dry_run: Find out all that adding would, and write nothing.

    Raises:
        OSError: The folder cannot be written or the disk is full; the old file stays.
    """
    with nullcontext() if dry_run else locked(Path(ledger_folder(ledger_path))):
        before = load(ledger_path)
        chosen = into or choose_file(ledger_path, before, facts)
        file = _within(ledger_path, chosen)
        missing = () if os.path.lexists(chosen) else missing_facts(facts)
        refusal = _refusal(ledger_path, file, before, facts if into else _NO_FACTS)
        if missing or refusal or file is None:
            return Added(file=chosen.as_posix(), texts={}, missing=missing, refusal=refusal)
        name = file.as_posix()
        new = decode_text(new_source(facts).encode("utf-8", "surrogatepass"), name)
        there = os.path.lexists(file)
        document = read_text(file, name) if there else new
        if document.problems:
            texts = {name: document.text}
            return Added(file=name, texts=texts, problems=tuple(document.problems))
        old = document.text
        taken = {claim.id for claim in before.claims}
        named = name_claims(claims, old, taken)
        try:
            text = insert_claims(old, named)
        except NotInsertableError as error:
            return Added(file=name, texts={}, refusal=str(error))
        done = _try_addition(ledger_path, file, text, before)
        if done.ids and not dry_run:
            replace_text(file, text)
            keep_addition(ledger_path, file, old if there else None, done.ids, done.texts)
        return done


def choose_file(ledger_path: Path, ledger: Ledger, facts: Facts) -> Path:
    """Return the file of the source that the facts tell of, or a free name for a new one."""
    named = find_source(ledger, facts)
    if named:
        return Path(named)
    stem = f"{facts.get('published', '')}-{file_words(facts.get('publisher', ''))}"
    file, number = ledger_path / f"{stem}.yaml", 1
    while os.path.lexists(file):
        number += 1
        file = ledger_path / f"{stem}-{number}.yaml"
    return file


def missing_facts(facts: Facts) -> tuple[str, ...]:
    """Return what a new source needs and the facts lack."""
    return tuple(name for name in ("title", "publisher", "published") if not facts.get(name))


def _refusal(ledger_path: Path, file: Path | None, ledger: Ledger, facts: Facts) -> str:
    """Say why the claims do not belong into the file that was chosen, '' where they do."""
    if file is None:
        return f"it would be no part of the ledger: name a .yaml file in {ledger_path}"
    title = facts.get("title", "")
    there = {source.file: source.title for source in ledger.sources}.get(file.as_posix(), title)
    return "" if title in {"", there} else f"its source is `{there}`, not `{title}`"


def _within(ledger_path: Path, file: Path) -> Path | None:
    """Return the file by the name under which the ledger knows it; None when it is none of its."""
    try:
        inside = ledger_path / file.resolve().relative_to(ledger_path.resolve())
    except (ValueError, OSError, RuntimeError):  # elsewhere, or links that lead in a circle
        return None
    return inside if is_ledger_file(inside, ledger_path) else None


def _try_addition(ledger_path: Path, file: Path, new: str, before: Ledger) -> Added:
    """Return what would come of the file with this text; ids only where it has no new fault."""
    name = file.as_posix()
    after = load_with(ledger_path, file, new)
    known = {claim.id for claim in before.claims}
    fresh = [claim for claim in after.claims if claim.id not in known]
    texts = dict(after.texts)
    earlier = set(check(before))
    # What the addition spoils may be told elsewhere: of two claims with one id, at the later one.
    found = [p for p in check(after) if p.position.file == name or p not in earlier]
    errors = tuple(problem for problem in found if problem.severity == "error")
    if errors or not fresh:
        return Added(file=name, problems=errors, texts=texts)
    ids = {claim.id for claim in fresh}
    same = tuple(other.id for claim in fresh for other in _same(claim, after, ids))
    if same:
        return Added(file=name, texts=texts, same=same)
    alike = tuple(other.id for claim in fresh for other in _alike(claim, after, ids))
    warnings = tuple(problem for problem in found if problem not in earlier)
    added = tuple(claim.id for claim in fresh)
    return Added(file=name, ids=added, problems=warnings, texts=texts, alike=alike, after=after)


def load_with(ledger_path: Path, file: Path, text: str) -> Ledger:
    """Return the ledger as it would be with `text` in `file`."""
    return load(ledger_path, instead={file.as_posix(): text})


def _same(claim: Claim, ledger: Ledger, fresh: set[str]) -> Iterator[Claim]:
    """Find claims of the same source with the same quotation."""
    for other in ledger.claims:
        if (
            other.id not in fresh
            and other.quote == claim.quote
            and other.source.title == claim.source.title
            and (other.at, other.measure, other.region) == (claim.at, claim.measure, claim.region)
        ):
            yield other


def _alike(claim: Claim, ledger: Ledger, fresh: set[str]) -> Iterator[Claim]:
    """Find claims of the same claimant for the same series, target and kind of number."""
    for other in ledger.claims:
        if other.id in fresh or other.id in {claim.supersedes, claim.relays}:
            continue
        if _subject_of(other) == _subject_of(claim):
            yield other


def _subject_of(claim: Claim) -> tuple[object, ...]:
    return (
        claim.claimant.name,
        claim.subject,
        claim.measure,
        claim.region,
        claim.target.end,
        claim.scenario,
        claim.value.kind,
    )


def name_claims(claims: list[Mapping], file_text: str, taken: set[str]) -> list[Mapping]:
    """Return the claims with an id: one without gets it from what it is about, and a number.

    `file_text` is the file that they stand in, `taken` the ids of the ledger; it grows.
    """
    root = parse_document(file_text, "").root
    numbers: dict[str, int] = {}
    return [
        claim if "id" in claim.entries else _with_id(claim, root, taken, numbers)
        for claim in claims
    ]


def _with_id(
    claim: Mapping, root: Node | None, taken: set[str], numbers: dict[str, int]
) -> Mapping:
    """Return the claim with a free id; `numbers` holds the last one that each name was given."""
    defaults = root.entries.get("defaults") if isinstance(root, Mapping) else None
    inherited = defaults[1].entries if defaults and isinstance(defaults[1], Mapping) else {}

    def words(name: str) -> str:
        _, node = claim.entries.get(name) or inherited.get(name) or (None, None)
        if isinstance(node, Mapping):
            _, node = node.entries.get("organisation") or node.entries.get("person") or (0, None)
        return node.text if isinstance(node, Scalar) else ""

    parts = (words("subject"), words("region"), words("claimant"), _year(words("target"), root))
    base = slugify(" ".join(parts)) or "claim"
    number = numbers.get(base, 0) + 1
    identifier = base if number == 1 else f"{base}-{number}"
    while identifier in taken:
        number += 1
        identifier = f"{base}-{number}"
    numbers[base] = number
    taken.add(identifier)
    key = Scalar("id", claim.places, claim.start, claim.start, "")
    value = Scalar(identifier, claim.places, claim.start, claim.start, "")
    return claim._replace(entries={"id": (key, value), **claim.entries})


def _year(target: str, root: Node | None) -> str:
    """Return the year in which a target ends, counted from the source's date; '' for none."""
    named = re.findall(r"[12][0-9]{3}", target)
    source = root.entries.get("source") if isinstance(root, Mapping) else None
    said = source[1].entries if source and isinstance(source[1], Mapping) else {}
    published = said.get("published")
    day = read_day(published[1].text) if published and isinstance(published[1], Scalar) else None
    if named or day is None:
        return named[-1] if named else ""
    period = read_period(target, stated=day.first)
    return str(period.end.year) if isinstance(period, Period) else ""


def slugify(text: str, limit: int = 70) -> str:
    """Return lower-case ASCII words joined by hyphens; accents go, other scripts are dropped."""
    import unicodedata

    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", ascii_text))
    return slug[:limit].strip("-")


def file_words(publisher: str) -> str:
    """Return a publisher's name for a file name: ASCII, or its own letters where none is."""
    own = "-".join(re.findall(r"\w+", publisher))[:_LONGEST_NAME]
    return slugify(publisher) or own or "source"


def new_source(facts: Facts) -> str:
    """Return the text of a new ledger file for a source, up to an empty list of claims."""
    lines = ["# yaml-language-server: $schema=schema.json", "source:"]
    lines += [f"  {key}: {emit_scalar(facts[key])}" for key in SOURCE_KEYS if facts.get(key)]
    return "\n".join([*lines, "claims: []", ""])


def find_source(ledger: Ledger, facts: Facts) -> str:
    """Return the file of the source with this date and address, or title and publisher."""
    for source in ledger.sources:
        if facts.get("published", source.published.text) != source.published.text:
            continue  # the same title published again is another source
        by_url = facts.get("url") and source.url == facts["url"]
        by_title = facts.get("title") and (source.title, source.publisher) == (
            facts["title"],
            facts.get("publisher"),
        )
        if by_url or by_title:
            return source.file
    return ""
