"""Extract the labelled articles and print how often each field is right, by half and language.

    python tools/extract_report.py [--raise-floors] [--misses FIELD] [--half tuned]

The articles and what they claim are in `tests/extract/labelled/`. Recall is of the labelled claims,
precision of the drafts; each field is a share of the drafts that are one of the labelled claims.
"""

import argparse
import json
import re
from collections import Counter
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from forecasts.extracting.pages.layout import canonical, lay_out
from forecasts.extracting.proposing import extract
from forecasts.extracting.records import Extraction, Proposal
from forecasts.ledger.dates import read_day
from forecasts.reading import Value, read_period, read_value
from forecasts.reading.records import Period

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "extract" / "labelled"
FLOORS = FOLDER / "rates.json"
FIELDS = ("value", "target", "person", "organisation", "region", "measure", "subject", "whole")
ENOUGH = 0.5
"""F1 of the words from which a subject counts as found."""


class Label(NamedTuple):
    """One claim of an article: its figure's words, and what each field has to say."""

    quote: str
    value: str
    target: str
    person: str
    organisation: str
    region: str
    measure: str
    subject: str


class Labelled(NamedTuple):
    """An article with its claims; `half` is `tuned` or `held`."""

    name: str
    half: str
    text: str
    labels: tuple[Label, ...]


def read_labelled() -> list[Labelled]:
    """Return every labelled article, in the order of their names."""
    found = []
    for file in sorted(FOLDER.glob("*.tsv")):
        half, *rows = file.read_text(encoding="utf-8").splitlines()
        labels = [Label(*(row.split("\t") + [""] * 8)[:8]) for row in rows if row.strip()]
        text = canonical(file.with_suffix(".txt").read_text(encoding="utf-8"))
        found.append(Labelled(file.stem, half.removeprefix("# "), text, tuple(labels)))
    return found


def hash_of_held() -> str:
    """Return the hash of the held articles and their labels, which no rule was made for."""
    whole = sha256()
    for one in read_labelled():
        if one.half == "held":
            whole.update(one.text.encode())
            whole.update((FOLDER / f"{one.name}.tsv").read_bytes())
    return whole.hexdigest()


def extracted(one: Labelled) -> Extraction:
    """Return what is extracted from an article, which states its own date or one of 2026."""
    article = lay_out(one.text)
    day = read_day(article.published) if article.published else None
    return extract(article, stated=day.first if day else date(2026, 1, 15))


def match(one: Labelled, proposals: tuple[Proposal, ...]) -> list[tuple[Label, Proposal | None]]:
    """Return each label with the proposal whose figure stands in its words; one for one."""
    left = list(proposals)
    pairs: list[tuple[Label, Proposal | None]] = []
    for label in one.labels:
        places = [m.span() for m in re.finditer(re.escape(label.quote), one.text)]
        hit = next(
            (
                p
                for p in left
                for a, b in places
                if a < p.quantity.end and p.quantity.start < b and _value_right(label, p)
            ),
            None,
        ) or next(
            (p for p in left for a, b in places if a < p.quantity.end and p.quantity.start < b),
            None,
        )
        if hit:
            left.remove(hit)
        pairs.append((label, hit))
    return pairs


def _value_right(label: Label, proposal: Proposal) -> bool:
    wanted, quantity = read_value(label.value.removesuffix("/year")), proposal.quantity
    if not isinstance(wanted, Value):
        return False
    close = max(abs(wanted.low - quantity.low), abs(wanted.high - quantity.high))
    return close <= 2e-3 * max(abs(wanted.value), 1e-9)


def judge(label: Label, proposal: Proposal, stated: date | None) -> dict[str, bool]:
    """Return field by field whether a proposal says what the label says."""
    target = proposal.quantity.target
    end = _end(label.target, stated, japanese=bool(target) and "年度" in target.words)
    who = proposal.claimant
    right = {
        "value": _value_right(label, proposal),
        "target": bool(target) and end == target.end,
        "person": label.person == who.person,
        "organisation": label.organisation == who.organisation
        or (bool(label.organisation) and _same_house(label.organisation, who.organisation)),
        "region": label.region == proposal.region.text,
        "measure": label.measure == proposal.measure.text,
        "subject": _overlap(label.subject, proposal.subject.text) >= ENOUGH,
    }
    return {**right, "whole": all(right.values())}


def _end(words: str, stated: date | None, *, japanese: bool) -> date | None:
    """Return the last day of a labelled period; a fiscal year of Japan ends in March."""
    fiscal = re.fullmatch(r"(?:by )?FY(\d{4})", words) if japanese else None
    if fiscal := fiscal or re.fullmatch(r"(?:\d{4}年度-)?(\d{4})年度", words):
        return date(int(fiscal[1]) + 1, 3, 31)
    period = read_period(words.removeprefix("fiscal "), stated=stated)
    return period.end if isinstance(period, Period) else None


def _same_house(wanted: str, found: str) -> bool:
    return bool(found) and (wanted in found or (found in wanted and len(found) > len(wanted) / 2))


def _overlap(wanted: str, found: str) -> float:
    one, other = _words(wanted), _words(found)
    same = sum((one & other).values())
    return 2 * same / (sum(one.values()) + sum(other.values())) if same else 0.0


def _words(text: str) -> Counter[str]:
    plain = re.findall(r"[a-z0-9]+|[\u3040-\u9fff]", text.lower())
    return Counter(word.removesuffix("s") for word in plain)


def rates(half: str, language: str = "") -> dict[str, float | int]:
    """Return precision, recall and the share of right fields for one half of the articles."""
    counts: Counter[str] = Counter()
    for one in read_labelled():
        if one.half != half or not one.name.startswith(language):
            continue
        result = extracted(one)
        counts["articles"] += 1
        counts["drafts"] += len(result.proposals)
        counts["labels"] += len(one.labels)
        for label, proposal in match(one, result.proposals):
            if proposal is not None:
                counts["matched"] += 1
                for field, right in judge(label, proposal, result.stated).items():
                    counts[field] += right
    matched = max(counts["matched"], 1)
    return {
        "articles": counts["articles"],
        "claims": counts["labels"],
        "precision": round(counts["matched"] / max(counts["drafts"], 1), 3),
        "recall": round(counts["matched"] / max(counts["labels"], 1), 3),
        **{field: round(counts[field] / matched, 3) for field in FIELDS},
    }


def print_misses(field: str, half: str) -> None:
    """Print what the labels of one half say of a field and what was extracted."""
    for one in read_labelled():
        if one.half != half:
            continue
        result = extracted(one)
        pairs = match(one, result.proposals)
        for label, proposal in pairs:
            if proposal is None:
                print(f"{one.name}: MISSED {label.quote}")
            elif field in FIELDS and not judge(label, proposal, result.stated)[field]:
                print(f"{one.name}: {label.quote}: {_told(field, label, proposal)}")
        hits = [id(p) for _, p in pairs if p]
        for proposal in result.proposals:
            if id(proposal) not in hits:
                print(f"{one.name}: EXTRA {proposal.quote}")


def _told(field: str, label: Label, proposal: Proposal) -> str:
    quantity, who = proposal.quantity, proposal.claimant
    found = {
        "value": f"{quantity.low} {quantity.high} {quantity.unit}",
        "target": quantity.target.words if quantity.target else "",
        "person": who.person,
        "organisation": who.organisation,
        "region": proposal.region.text,
        "measure": f"{proposal.measure.text} ({proposal.measure.words})",
        "subject": proposal.subject.text,
    }
    return f"{getattr(label, field, '')} <> {found.get(field, '')}"


def main() -> None:
    """Print the table, raise the floors or list the misses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise-floors", action="store_true")
    parser.add_argument("--misses", choices=(*FIELDS, "claims"))
    parser.add_argument("--half", choices=("tuned", "held"), default="tuned")
    given = parser.parse_args()
    if given.misses:
        print_misses(given.misses, given.half)
        return
    table = {
        half: {code or "all": rates(half, code) for code in ("", "en", "zh", "ja")}
        for half in ("tuned", "held")
    }
    for half, rows in table.items():
        for code, row in rows.items():
            print(f"{half:6}{code:4}", " ".join(f"{name} {share}" for name, share in row.items()))
    if given.raise_floors:
        old = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
        for half, rows in table.items():
            floor = old.setdefault(half, {})
            for field in ("precision", "recall", *FIELDS):
                floor[field] = max(floor.get(field, 0), rows["all"][field])
        old["held_sha256"] = hash_of_held()
        FLOORS.write_text(json.dumps(old, indent=2) + "\n")


if __name__ == "__main__":
    main()
