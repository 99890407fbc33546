"""How fast claims are drafted, beside a scan for digits and other readers; and by two processes.

Run `python benchmarks/extracting.py`. Plain English of its own: about a thousand figures a MB, one
paragraph in eight with a forecast. CPU time for rates, the clock for processes, the best of several
interleaved rounds; the machine is never quiet, so read the ratios. The peers read numbers with
units and nothing else; one that is not installed is named.
"""

import json
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from forecasts.corpora.running import Settings, extract_corpus
from forecasts.corpora.sifting import may_claim
from forecasts.extracting.pages.layout import lay_out
from forecasts.extracting.proposing import extract
from forecasts.reading import read

ROUNDS = 3
SIZE, CORPUS_SIZE, PEER_SIZE = 500_000, 4_000_000, 6_000
STATED = date(2025, 9, 19)
PLAIN = (
    "Suppliers say that the work has become harder to plan, as buyers change their minds late.",
    "Officials welcomed the decision, though residents would be heard before anything was built.",
    "{company} declined to comment on the talks, which a trade paper had reported first.",
    "Engineers described a process that is slow, careful and not easy to hurry.",
    "Demand for {goods} has been uneven, with strong orders from the public sector.",
    "According to {person}, the question is who carries the risk when a project runs late.",
    "The court has not set a date for the hearing, and both sides expect a long wait.",
    "Investors have grown used to such announcements, and the shares hardly moved.",
    "Neither brand is explained well to the staff of the dealers who sell both.",
    "She added that customers wanted fewer surprises and clearer contracts.",
)
FACTS = (
    "Sales of {goods} rose {rate}% to ${money} billion in {past}.",
    "{company} employs {count:,} people, most of them at its main plant.",
    "About {count:,} units were delivered in {past}, compared with {less:,} a year earlier.",
)
FORECASTS = (
    "{house} expects the market for {goods} to reach ${money} billion by {year}.",
    "{company} plans to build {count:,} units a year by {year}, {person} told reporters.",
    "Shipments of {goods} could exceed {count:,} units in {year}, according to {house}.",
    "“We expect sales to rise by {rate}% next year,” said {person}, senior analyst at {house}.",
)
NAMES = {
    "company": ("Velora Motors", "Cobalt Air", "Tarn Semiconductor"),
    "person": ("Anna Berg", "Vikram Desai", "Marta Olsen"),
    "house": ("Merrow Research", "Halden Bank", "the Calder Institute"),
    "goods": ("heat pumps", "electric buses", "industrial robots"),
}


def article(chance: Random) -> str:
    """Write a made-up article of about four thousand characters."""
    paragraphs = []
    for _ in range(9):
        sentences = chance.sample(PLAIN, 4)
        draw = chance.random()
        if draw < 0.29:
            sentences.insert(2, chance.choice(FORECASTS if draw < 0.125 else FACTS))
        count = chance.randrange(200, 90_000)
        told = {name: chance.choice(words) for name, words in NAMES.items()}
        paragraphs.append(
            " ".join(sentences).format(
                **told,
                rate=chance.randrange(2, 40),
                money=round(chance.uniform(1, 90), 1),
                count=count,
                less=count * 4 // 5,
                past=chance.choice((2022, 2023, 2024)),
                year=chance.choice((2027, 2028, 2030, 2035)),
            )
        )
    return "\n\n".join((f"What comes after the boom in {told['goods']}", *paragraphs))


def articles(size: int) -> list[str]:
    """Return articles of so many characters together."""
    chance, found, done = Random(7), list[str](), 0  # noqa: S311  the same articles in each run
    while done < size:
        found.append(article(chance))
        done += len(found[-1])
    return found


def scan(text: str) -> object:
    """Find runs of digits: the least that any reader must do."""
    return re.findall("[0-9]+", text)


def draft(text: str) -> object:
    """Draft the claims of an article, as a process of a corpus does."""
    return extract(lay_out(text), stated=STATED) if may_claim(text) else None


def quantulum(text: str) -> object:
    """Read with quantulum3, when it is installed."""
    from quantulum3 import parser

    return parser.parse(text)


def recognizers(text: str) -> object:
    """Read numbers, money and dimensions with Recognizers-Text, when it is installed."""
    from recognizers_number import Culture, recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension

    ways = (recognize_number, recognize_percentage, recognize_currency, recognize_dimension)
    return [way(text, Culture.English) for way in ways]


def rate(work: Callable[[str], object], texts: list[str]) -> float:
    """Return megabytes of UTF-8 done per second of CPU time, once."""
    start = process_time()
    for text in texts:
        work(text)
    size = sum(len(text.encode()) for text in texts)
    return size / 1e6 / max(process_time() - start, 1e-9)


def rates(texts: list[str]) -> dict[str, float]:
    """Return the best rate of each reader over interleaved rounds, of a peer the only one."""
    ours = {"digits": scan, "read": partial(read, language="en", stated=STATED), "extract": draft}
    best = dict.fromkeys(ours, 0.0)
    for _ in range(ROUNDS):
        for name, work in ours.items():
            best[name] = max(best[name], rate(work, texts))
    for name, work in (("quantulum3", quantulum), ("Recognizers-Text", recognizers)):
        try:
            work(texts[0][:100])  # it reads its own tables at its first words
            best[name] = rate(work, ["".join(texts)[:PEER_SIZE]])
        except ImportError as error:
            print(f"{name} is not compared: {error}")
    return best


def seconds(texts: list[str], processes: int) -> float:
    """Return how long a corpus takes with so many processes, on the clock."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        file.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
        start = perf_counter()
        extract_corpus(
            [str(file)], Path(folder) / "out", Settings(STATED.isoformat()), workers=processes
        )
        return perf_counter() - start


def main() -> None:
    """Print rates and ratios."""
    texts = articles(SIZE)
    found = [len(read(text, language="en")) for text in texts]
    print(f"plain English: {sum(found) / (SIZE / 1e6):,.0f} figures a MB")
    best = rates(texts)
    for name, speed in best.items():
        print(
            f"  {name:17} {speed:8.3f} MB/CPU-s  {best['digits'] / speed:10.1f} x a scan for digits"
            f"  {speed / best['extract']:8.2f} x extract"
        )
    corpus = articles(CORPUS_SIZE)
    rounds = [[seconds(corpus, count) for count in (1, 2)] for _ in range(ROUNDS - 1)]
    clocks = [min(of_count) for of_count in zip(*rounds, strict=True)]
    for count, clock in enumerate(clocks, start=1):
        print(f"  by {count} on the clock: {CORPUS_SIZE / 1e6 / clock:.3f} MB/s")
    print(f"  two processes are {clocks[0] / clocks[1]:.2f} times one")


if __name__ == "__main__":
    main()
