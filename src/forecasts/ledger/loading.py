"""From the files of a ledger to its claims, with every fault of form, word and date on the way."""

import gc
from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from contextlib import contextmanager
from types import MappingProxyType
from typing import NamedTuple

from forecasts.files import CODES_FOLDER, AnyPath, ledger_files, ledger_folder, name_of
from forecasts.ledger.build import build_claim, build_source, check_draft
from forecasts.ledger.characters import find_unprintable
from forecasts.ledger.claim import Claim, Source
from forecasts.ledger.claim_fields import CLAIM_FIELDS, DEFAULT_FIELDS, FILE_FIELDS
from forecasts.ledger.codes import load_codes, use_own_words
from forecasts.ledger.entries import Codes
from forecasts.ledger.events import Events, load_events
from forecasts.ledger.fields import SOURCE_FIELDS
from forecasts.ledger.nodes import (
    MAX_FORM_PROBLEMS,
    Document,
    Mapping,
    Scalar,
    Sequence,
    parse_document,
    read_document,
)
from forecasts.ledger.shape import kind_of, require, shape
from forecasts.problem import Position, Problem, Related, did_you_mean, fault, sort_problems

MAX_PROBLEMS = 1_000  # in one file: a damaged file repeats itself
_AS_IT_IS: MappingOf[str, str] = MappingProxyType({})
_NO_EVENTS: Events = MappingProxyType({})


class Ledger(NamedTuple):
    """All that was read: the whole claims, their sources, the codelists, and the problems.

    A claim with an error of its own is not among `claims`; the problem stands for it, and its id is
    among `faulty`. `texts` holds each file's text by its name, for excerpts. `folder` is where the
    ledger's `codes/` and `rates/` lie.
    """

    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    codes: Codes
    problems: tuple[Problem, ...]
    texts: MappingOf[str, str]
    faulty: frozenset[str] = frozenset()
    folder: str = ""
    events: Events = _NO_EVENTS


def load(
    *paths: AnyPath, instead: MappingOf[str, str] = _AS_IT_IS, only_instead: bool = False
) -> Ledger:
    """Read the ledger in the folders or files at `paths` (`claims` when none is given).

    The codelists are those of the folder `codes` in the ledger's folder, or beside a file or
    above it. `instead` gives texts that stand in for files, by their name: the ledger as it would
    be with them; with `only_instead` the ledger as it would be with nothing else.

    Args:
        paths: Folders or files of a ledger.
        instead: Texts by the names of the files that they stand in for.
        only_instead: Read nothing but those texts.

    Returns:
        Claims in the order of files and lines, codelists, and every fault of form as a problem:
        what is wrong in a ledger raises nothing.

    Example:
        >>> ledger = fc.load("claims")
        >>> len(ledger.claims)
        76
        >>> ledger.claims[0].quote
        '180,000 robots in 2015'
    """
    with _no_collection():
        return _load(paths or ("claims",), instead, only_instead=only_instead)


class _Found:
    """The claims read so far, and the ids of those that have an error."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self.faulty: set[str] = set()


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hold back the search for circles: records have none, and it takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load(
    named: tuple[AnyPath, ...], instead: MappingOf[str, str], *, only_instead: bool
) -> Ledger:
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    home = ledger_folder(named[0])
    folder = name_of(f"{home}/{CODES_FOLDER}")
    codes = load_codes(folder, folder, problems, texts)
    use_own_words(codes)
    events = load_events(folder, folder, problems, texts)
    found = _Found()
    sources: list[Source] = []
    there = [] if only_instead else ledger_files(named)
    files = dict.fromkeys(there + sorted(instead))
    for file in files:
        text = instead.get(file)
        forbidden = find_unprintable(file)
        if forbidden:  # it would be printed with every problem of the file
            message = f"the name of the file holds the forbidden character {forbidden}"
            place = Position(file=file, line=1, column=1)
            problems.append(fault("F001", place, message, hint="rename it"))
            continue
        document = read_document(file, file) if text is None else parse_document(text, file)
        texts[document.file] = document.text
        problems += document.problems
        source = _read_file(document, (codes, events), found, problems)
        if source is not None:
            sources.append(source)
    _check_ids(found.claims, problems)
    return Ledger(
        claims=tuple(found.claims),
        sources=tuple(sources),
        codes=codes,
        # A fault in `defaults` is met in each claim, and said once.
        problems=tuple(sort_problems(list(dict.fromkeys(problems)))),
        texts=texts,
        faulty=frozenset(found.faulty),
        folder=home,
        events=events,
    )


def _read_file(
    document: Document, lists: tuple[Codes, Events], found: _Found, problems: list[Problem]
) -> Source | None:
    codes, events = lists
    root = document.root
    start = Position(file=document.file, line=1, column=1)
    if root is None:
        if not document.problems:
            problems.append(fault("F010", start, "the file is empty", "`source:` and `claims:`"))
        return None
    if not isinstance(root, Mapping):
        message = f"the file holds {kind_of(root)}"
        problems.append(fault("F010", root.position, message, "`source:` and `claims:`"))
        return None
    _check_keys(root, problems)
    source_node = root.entries["source"][1] if "source" in root.entries else None
    source = None
    if source_node is not None:
        shaped = shape(source_node, SOURCE_FIELDS, "the source", problems)
        require(shaped, SOURCE_FIELDS, "the source", problems)
        source = build_source(shaped, document.file, events, problems)
    _read_claims(root, source, codes, found, problems)
    return source


def _check_keys(root: Mapping, problems: list[Problem]) -> None:
    known = tuple(item.name for item in FILE_FIELDS)
    unknown = [key for name, (key, _) in root.entries.items() if name not in known]
    for key in unknown[:MAX_FORM_PROBLEMS]:
        hint = did_you_mean(key.text, known) or f"the keys are {', '.join(known)}"
        message = f"unknown key `{key.text}` in the file"
        problems.append(fault("F009", key.position, message, hint=hint))
    for item in FILE_FIELDS:
        if item.required and item.name not in root.entries:
            message = f"the file has no `{item.name}`"
            problems.append(fault("F011", root.position, message, f"`{item.good}`"))


def _read_claims(
    root: Mapping,
    source: Source | None,
    codes: Codes,
    found: _Found,
    problems: list[Problem],
) -> None:
    defaults, defaults_are_sound = None, True
    if "defaults" in root.entries:
        before = len(problems)
        defaults = shape(root.entries["defaults"][1], DEFAULT_FIELDS, "`defaults`", problems)
        defaults_are_sound = len(problems) == before
    if "claims" not in root.entries:
        return
    key, node = root.entries["claims"]
    if not isinstance(node, Sequence):
        place = key if isinstance(node, Scalar) and not node.text else node
        expected = "a list: each claim begins with `- `; `claims: []` for none"
        problems.append(fault("F010", place.position, f"`claims` is {kind_of(node)}", expected))
        return
    before = len(problems)
    for item in node.items:
        if len(problems) - before > MAX_PROBLEMS:
            message = f"more than {MAX_PROBLEMS:,} faults: the rest of the file was not read"
            problems.append(fault("F010", item.position, message))
            break
        sound = len(problems)
        shaped = shape(item, CLAIM_FIELDS, "the claim", problems)
        if shaped.text("draft") == "true":  # nobody's claim yet: no table may hold it
            check_draft(shaped, defaults, source, problems)
            continue
        claim = build_claim(shaped, defaults, source, codes, problems)
        if claim is not None and len(problems) == sound and defaults_are_sound:
            found.claims.append(claim)
        else:
            found.faulty.add(shaped.text("id"))
    if source is not None and (source.found == "none") != (not node.items):
        message = (
            "the source is recorded as holding no claim, yet the list has some"
            if node.items
            else "the list of claims is empty, and the source is not recorded as read"
        )
        problems.append(
            fault("F306", key.position, message, "`read: {on: DATE, found: none}` for none")
        )


def _check_ids(claims: list[Claim], problems: list[Problem]) -> None:
    first: dict[str, Claim] = {}
    for claim in claims:
        if claim.id in first:
            related = Related(
                position=first[claim.id].places["id"], label="the first claim of this id"
            )
            problems.append(
                Problem(
                    code="F013",
                    severity="error",
                    position=claim.places["id"],
                    message=f"the id `{claim.id}` is taken",
                    hint="rename the newer claim",
                    related=(related,),
                )
            )
        else:
            first[claim.id] = claim
