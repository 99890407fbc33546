"""The chart command on a ledger of one source: a whole, its part, and a claim that overlaps it."""

from pathlib import Path
from shutil import copy, copytree

import pytest
from click.testing import CliRunner, Result

from conftest import ROOT
from forecasts.charts import CHARTS
from forecasts.cli import main


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("one") / "claims"
    copytree(ROOT / "claims" / "codes", folder / "codes")
    (source,) = (ROOT / "claims").rglob("2025-09-19-deep-news.yaml")
    copy(source, folder)
    return folder


def run(ledger: Path, *words: str) -> Result:
    places = ["--ledger", str(ledger), "--actuals", str(ledger / "no-actuals")]
    return CliRunner().invoke(main, ["chart", *words, *places, "--as-of", "2026-11-21"])


def test_the_names_are_those_of_the_catalogue(ledger: Path) -> None:
    assert f"{{{'|'.join(CHARTS)}|all}}" in run(ledger, "--help").output.replace("\n", "").replace(
        " ", ""
    )


def test_part_whole_of_the_seeds(ledger: Path, tmp_path: Path) -> None:
    words = ("part-whole", "-o", str(tmp_path), "--where", "claim_id=convergent")
    result = run(ledger, *words, "--format", "png,svg")
    assert result.exit_code == 0, result.output
    stem = "part-whole-convergent-world-2030"
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{stem}.png", f"{stem}.svg"]
    assert result.stdout.split() == [
        (tmp_path / f"{stem}.{kind}").as_posix() for kind in ("png", "svg")
    ]
    assert "At least 50% of" in (tmp_path / f"{stem}.svg").read_text("utf-8")
    chinese = run(ledger, *words, "--format", "svg", "--language", "zh")
    assert chinese.exit_code == 0, chinese.output
    assert "2030年融合智能中，仅中国就至少占50%" in (tmp_path / f"{stem}.zh.svg").read_text("utf-8")


def test_all_draws_what_the_ledger_gives_and_nothing_else(ledger: Path, tmp_path: Path) -> None:
    result = run(ledger, "all", "-o", str(tmp_path), "--format", "svg")
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "basis-low-altitude-china-2030.svg",
        "ladder-overlap-china-market-size-2030-convergent-intelligence-low-altitude-economy.svg",
        "part-whole-convergent-world-2030.svg",
    ]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("pie",), 2, "'pie' is not one of"),
        (("ladder", "--format", "gif"), 2, "png, pdf, svg"),
        (("ladder", "--where", "colour=blue"), 2, "FIELD is one of"),
        (("ladder", "--to", "XXQ"), 2, "no ISO 4217 code"),
        (("ladder", "--prices", "cheap"), 2, "`cheap`"),
        (("ladder", "--where", "claim_id=no-such-claim"), 1, "no claims give a ladder chart"),
    ],
)
def test_what_it_refuses(
    ledger: Path, words: tuple[str, ...], code: int, said: str, tmp_path: Path
) -> None:
    result = run(ledger, *words, "-o", str(tmp_path))
    assert result.exit_code == code, result.output
    assert said in result.output
    assert list(tmp_path.iterdir()) == []
