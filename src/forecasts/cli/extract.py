"""`extract`: from an article to the claims that it makes, as drafts for a person to accept."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from forecasts.cli.shared import Day, exit_if_missing, ledger_option, say_yet_to_come, today

if TYPE_CHECKING:
    from forecasts.extracting.pages.documents import Document
    from forecasts.extracting.records import Extraction
    from forecasts.ledger import Ledger


@click.command()
@click.argument("articles", nargs=-1, type=click.Path())
@click.option(
    "--stated",
    type=Day(),
    help="When it was published (2025-09-19), if the text does not say; plain texts seldom do.",
)
@click.option("--publisher", default="", help="Who published it, if the page does not say.")
@click.option("--url", default="", help="Where the article stands.")
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write a file of drafts into this ledger.",
)
@click.option("--all", "every", is_flag=True, help="List every figure and why it is no claim.")
@click.option("--explain", is_flag=True, help="Say what makes a figure a claim, and why not.")
@click.option(
    "--corpus",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Extract many documents into this folder, as Parquet; a stopped run goes on in it.",
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="NAME=COLUMN",
    help="For a corpus: where lines and rows have text, html, url, date or title.",
)
@click.option(
    "--workers", type=click.IntRange(min=1), help="For a corpus: processes (default: one a core)."
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="For a corpus: workers of Dask read it (tcp://...)."
)
@ledger_option
def extract(
    articles: tuple[str, ...],
    stated: date | None,
    publisher: str,
    url: str,
    into: Path | None,
    ledger: Path,
    *,
    every: bool,
    explain: bool,
    corpus: Path | None,
    columns: tuple[str, ...],
    workers: int | None,
    scheduler: str | None,
) -> None:
    """Propose the claims of each ARTICLE (txt, HTML, PDF) as drafts in YAML.

    A draft stands in the ledger as `draft: true`: checks accept it, tables leave it out, and
    `forecasts accept` asks for each. Behind every field stand the words that say so. Exit code 1:
    an article could not be read.

    With --corpus each ARTICLE is a folder, a file or an address that fsspec serves: documents, and
    `.jsonl`, `.parquet` and `.warc` files of many, also as `.gz`. Into the folder come
    `proposals/`, `errors/`, `claims.parquet` (each claim once, with the number of its relays) and
    `relays.parquet`.
    """
    if explain:
        _explain()
        return
    if not articles:
        raise click.UsageError("name at least one ARTICLE")
    exit_if_missing(path for path in articles if not (corpus and "://" in path))
    if corpus:
        from forecasts.cli.corpus import extract_into

        extract_into(corpus, articles, stated, columns, (workers, scheduler))
    if columns or workers or scheduler:
        raise click.UsageError("--column, --workers and --scheduler go with --corpus")
    exit_if_missing((into,) if into else (), ledger=True)
    if into and not into.is_dir():  # a pipe or a device is no file to click
        raise click.BadParameter(f"`{into}` is no folder", param_hint="--into")
    failed = False
    for path in articles:
        failed |= not _extract_one(
            Path(path), (stated, publisher, url), into or ledger, into, every=every
        )
    sys.exit(int(failed))


def _extract_one(
    path: Path, facts: tuple[date | None, str, str], ledger: Path, into: Path | None, *, every: bool
) -> bool:
    """Extract one article and print or write its drafts; return whether that went well."""
    from forecasts.extracting.pages.documents import NotRead, read_file
    from forecasts.ledger import load

    document = read_file(path)
    if isinstance(document, NotRead):
        click.echo(f"{path}: {document.reason}", err=True)
        return False
    done = _extraction(document, facts)
    if done is None:
        hint = "say when it was published: --stated 2025-09-19"
        click.echo(f"{path}: the text states no date; {hint}", err=True)
        return False
    if done.stated:
        say_yet_to_come(str(path), done.stated)
    for warning in done.article.warnings:
        click.echo(f"{path}: {warning}", err=True)
    if every:
        _list(done)
        return True
    known = load(ledger) if ledger.is_dir() else None
    done = _without_refused(done, ledger)
    return _write(path, document, done, facts[2] or document.url, known, into)


def _extraction(document: "Document", facts: tuple[date | None, str, str]) -> "Extraction | None":
    from forecasts.extracting.pages.layout import canonical, lay_out
    from forecasts.extracting.proposing import extract as extract_claims
    from forecasts.ledger.dates import read_day

    stated, publisher, _ = facts
    article = lay_out(
        canonical(document.text),
        title=document.title,
        publisher=publisher or document.publisher,
        published=document.published,
    )
    if stated and article.published != stated.isoformat():
        return extract_claims(article._replace(published=""), stated=stated)
    day = read_day(article.published) if article.published else None
    return extract_claims(article, stated=day.first) if day else None


def _write(
    path: Path,
    document: "Document",
    done: "Extraction",
    url: str,
    known: "Ledger | None",
    into: Path | None,
) -> bool:
    from forecasts.extracting.drafts import draft_file

    codes = known.codes if known else {}
    text = draft_file(
        done,
        codes,
        url=url,
        read_on=today().isoformat(),
        pages=document.pages,
        claims=known.claims if known else (),
    )
    claims = len(done.proposals)
    if into is None:
        click.echo(text, nl=False)
    elif (file := _put(into, done, text)) is None:
        click.echo(f"{path}: the ledger has this text already", err=True)
        return True
    else:
        click.echo(file)
    click.echo(f"{path}: {claims} draft{'' if claims == 1 else 's'}", err=True)
    return True


def _without_refused(done: "Extraction", ledger: Path) -> "Extraction":
    """Leave out what a person has refused for good."""
    from forecasts.editing.accepting import draft_key, read_refused
    from forecasts.editing.add import read_snippet
    from forecasts.extracting.drafts import draft_file

    refused = read_refused(ledger)
    if not refused or not done.proposals:
        return done
    claims, _ = read_snippet(draft_file(done, {}))
    kept = [
        one
        for one, claim in zip(done.proposals, claims, strict=True)
        if draft_key(claim) not in refused
    ]
    # The places in the list of proposals have moved.
    return done._replace(
        proposals=tuple(one._replace(supersedes=None, part_of=None) for one in kept)
    )


def _put(into: Path, done: "Extraction", text: str) -> Path | None:
    """Write a file of drafts, its name chosen under the lock; None where the text is there."""
    from forecasts.editing.add import choose_file
    from forecasts.files import ledger_folder
    from forecasts.ledger import load
    from forecasts.writing import locked, write_files

    article = done.article
    published = article.published or (done.stated.isoformat() if done.stated else "")
    facts = {"published": published, "publisher": article.publisher or "draft"}
    with locked(Path(ledger_folder(into))):
        ledger = load(into)
        if any(source.sha256 == article.sha256 for source in ledger.sources):
            return None
        file = choose_file(into, ledger, facts)
        write_files(file.parent, {file.name: text.encode("utf-8")}, only_new=True)
    return file


def _list(done: "Extraction") -> None:
    for figure in done.figures:
        quantity = figure.quantity
        words = " ".join(quantity.quote.split())
        why = f": {figure.reason}" if figure.reason else ""
        click.echo(f"{quantity.start}\t{words}\t{figure.kind}{why}")


def _explain() -> None:
    from forecasts.extracting.selecting.figures import REASONS

    click.echo("A figure is proposed when it is said of the future, of a period that is named,")
    click.echo("and of a market, a fleet, a share, a price, a capacity. It is no claim when it is")
    for kind, reason in REASONS.items():
        click.echo(f"  {kind}: {reason}")
