"""The chart command on a ledger of one source: a whole, its part, and a claim that overlaps it."""

import re
from pathlib import Path
from shutil import copy, copytree

import pytest
from click.testing import CliRunner, Result

from conftest import ROOT
from forecasts.charts import CHARTS
from forecasts.charts.archive import ARCHIVE_CHARTS
from forecasts.cli import main
from forecasts.words import locale_of


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("one") / "claims"
    copytree(ROOT / "claims" / "codes", folder / "codes")
    (source,) = (ROOT / "claims").rglob("2025-09-19-deep-news.yaml")
    copy(source, folder)
    return folder


def run(ledger: Path, *words: str) -> Result:
    (ledger.parent / "none").mkdir(exist_ok=True)
    places = ["--ledger", str(ledger), "--actuals", str(ledger.parent / "none")]
    return CliRunner().invoke(main, ["chart", *words, *places, "--as-of", "2026-11-21"])


def test_help_names_each_chart_with_its_question(ledger: Path) -> None:
    told = run(ledger, "--help").output
    english = locale_of("en")
    assert list(english.charts) == list(CHARTS)
    assert list(english.archive) == list(ARCHIVE_CHARTS)
    for name, question in (english.charts | english.archive).items():
        assert re.search(rf"^  +{name} +{re.escape(question)}$", told, re.MULTILINE), name


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
        (("pie",), 2, "no `pie`; did you mean `pit`"),
        (("ladder", "--format", "gif"), 2, "png, pdf, svg"),
        (("ladder", "--where", "colour=blue"), 2, "FIELD is one of"),
        (("ladder", "--to", "XXQ"), 2, "no ISO 4217 code"),
        (("ladder", "--prices", "cheap"), 2, "`cheap`"),
        (
            ("ladder", "--where", "claim_id=no-such-claim"),
            1,
            "no ladder chart: it needs two claims",
        ),
    ],
)
def test_what_it_refuses(
    ledger: Path, words: tuple[str, ...], code: int, said: str, tmp_path: Path
) -> None:
    result = run(ledger, *words, "-o", str(tmp_path))
    assert result.exit_code == code, result.output
    assert said in result.output
    assert list(tmp_path.iterdir()) == []


TABLE = (
    "model,target_period,horizon,value,actual\n"
    "A,2020,1,10,12\nA,2021,1,14,13\nB,2020,1,9,12\nB,2021,1,20,13\n"
)


def test_a_tidy_table_gives_its_own_pictures(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    words = ["chart", "all", "--claims", f"{tmp_path}/table.csv", "-o", f"{tmp_path}/out"]
    result = CliRunner().invoke(main, [*words, "--format", "svg"])
    assert result.exit_code == 0, result.output
    names = ("relative-skill", "error-by-horizon", "score-over-time", "forecasts")
    assert result.stdout.split() == [f"{tmp_path.as_posix()}/out/{name}.svg" for name in names]
    assert "column `model` read as source" in result.stderr
    drawn = (tmp_path / "out" / "forecasts.svg").read_text("utf-8")
    assert "Of 4 forecasts with an outcome 50% were above it" in drawn
    assert "table.csv" in drawn


def test_a_refused_picture_leaves_the_others(tmp_path: Path) -> None:
    """One forecast without measure spoils each score of its group, not the paths of the rest."""
    table = tmp_path / "table.csv"
    table.write_text(TABLE.replace("B,2021,1,20,13", "B,2021,1,1e150,1e-150"), encoding="utf-8")
    words = ["chart", "all", "--claims", str(table), "-o", f"{tmp_path}/out", "--format", "svg"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    assert f"{tmp_path.as_posix()}/out/forecasts.svg" in result.stdout.split()
    assert not (tmp_path / "out" / "score-over-time.svg").exists()
    said = "not drawn: score-over-time: a figure of 1e+302 is too large for a picture"
    assert said in result.stderr.splitlines()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["wis"], 2, "`wis` is a picture of a tidy table: name it with --claims FILE"),
        (["ladder", "--claims", "TABLE"], 2, "`ladder` is a picture of the ledger"),
        (["calibration", "--claims", "TABLE"], 1, "no forecasts for a calibration chart"),
        (["wis", "--claims", "https://example.org/x.csv"], 2, "only files of this machine"),
        (["forecasts", "--claims", "TABLE", "--error", "fathoms"], 2, "fathoms"),
        (["forecasts", "--claims", "TABLE", "--where", "model=Z"], 1, "model=Z"),
        (["scorecard", "--levels", "0.1,0.9"], 2, "--levels is for tables: it goes with --claims"),
    ],
)
def test_what_fits_no_table_is_said(words: list[str], code: int, said: str, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    asked = [f"{tmp_path}/t.csv" if word == "TABLE" else word for word in words]
    result = CliRunner().invoke(main, ["chart", *asked, "-o", f"{tmp_path}/out"])
    assert result.exit_code == code, result.output
    assert said in result.output
    assert not (tmp_path / "out").exists()


def test_quantiles_of_a_fan_chart_are_drawn(tmp_path: Path) -> None:
    rows = [f"{2000 + n},{n % 4},1,0.5,{n}" for n in range(12)]
    text = "\n".join(["year,mode,uncertainty,skew,actual", *rows])
    (tmp_path / "fan.csv").write_text(text + "\n", encoding="utf-8")
    words = ["chart", "all", "--claims", f"{tmp_path}/fan.csv", "-o", f"{tmp_path}/out"]
    words += ["--format", "svg", "--error", "points"]
    plain = CliRunner().invoke(main, words)
    assert plain.exit_code == 0, plain.output
    drawn = [Path(line).stem for line in plain.stdout.splitlines()]
    assert drawn == ["pit", "score-over-time", "forecasts"]
    levels = CliRunner().invoke(main, [*words, "--levels", "0.05,0.25,0.5,0.75,0.95"])
    drawn = [Path(line).stem for line in levels.stdout.splitlines()]
    assert drawn == ["wis", "coverage", "pit", "score-over-time", "forecasts"]


def test_a_table_is_read_as_score_reads_it(tmp_path: Path) -> None:
    rows = TABLE.splitlines()
    assert "value" in rows[0]
    text = "\n".join(["A title", *(row.replace(",", ";").replace("10", "10,5") for row in rows)])
    (tmp_path / "t.csv").write_text(text + "\n", encoding="utf-8")
    words = ["chart", "forecasts", "--claims", f"{tmp_path}/t.csv", "-o", f"{tmp_path}/out"]
    words += [
        "--format",
        "svg",
        "--header",
        "2",
        "--decimal-comma",
        "--unit",
        "model,target_period",
    ]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    assert "forecast unit: model, target_period" in result.stderr
    assert "Of 4 forecasts with an outcome 50% were above it" in (
        tmp_path / "out" / "forecasts.svg"
    ).read_text("utf-8")
