"""The import of a table: every decision in the map, every row accounted for, nothing forced."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT, shared_data
from forecasts.cli.import_ import import_command
from forecasts.importing import Imported, ImportFault, import_table
from forecasts.importing.claims import slug
from forecasts.importing.emit import write_block, write_flow
from forecasts.importing.quotes import cut_quotation, is_short
from forecasts.importing.report import write_report
from forecasts.importing.rounding import half_width
from forecasts.ledger import load

MAPS = ROOT / "examples" / "import"

TINY_MAP = """\
kind: claims
entered: 2026-11-21
columns: {id: id, person: person, organisation: who, publisher: where, title: title,
  published: said, language: language, sentence: words, sentence_note: note, subject: what,
  region: place, measure: counted, number: number, low: low, high: high, comparator: sign,
  unit: unit, hedge: hedge, modality: mode, scenario: case, target: year, url: url, tier: tier,
  vintages: trail, series: series, notes: remark, licence: licence}
comparators: {"=": "", ">": "> "}
units: {million cars: " million vehicle"}
certainties: {expected: expected}
modalities: {forecast: forecast, target: target}
subjects: {electric cars: electric-cars}
measures: {sales: sales}
regions: {China: China, Acme: {region: World, subject: acme-cars}}
organisations: {Acme (2019 edition): Acme}
"""
QUOTED = "quotes: {acme-2030: 3 million cars by 2030}\n"
TINY_ROW = {
    "id": "acme-2030",
    "person": "",
    "who": "Acme (2019 edition)",
    "where": "The Daily, via a mirror",
    "title": "Cars: a forecast",
    "said": "2019-05",
    "language": "en",
    "words": "The firm said on Monday, as it did before, that sales are expected to reach "
    "3 million cars by 2030, up from 1 million in 2020.",
    "note": "",
    "what": "electric cars",
    "place": "China",
    "counted": "sales",
    "number": "3",
    "low": "",
    "high": "",
    "sign": "=",
    "unit": "million cars",
    "hedge": "expected",
    "mode": "forecast",
    "case": "",
    "year": "2030",
    "url": "https://example.org/a",
    "tier": "S",
    "trail": "acme",
    "series": "",
    "remark": "as it was",
    "licence": "short quotation",
}


def run_tiny(folder: Path, *rows: dict[str, str], extra: str = "") -> Imported:
    table, map_file = folder / "table.csv", folder / "map.yaml"
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(TINY_ROW))
        writer.writeheader()
        writer.writerows({**TINY_ROW, **row} for row in rows)
    map_file.write_text(TINY_MAP + extra, encoding="utf-8")
    return import_table(table, map_file)


def test_a_row_becomes_a_ledger_file(tmp_path: Path) -> None:
    result = run_tiny(tmp_path, {})
    assert result.files == {
        "2019/2019-05-the-daily.yaml": (
            "# yaml-language-server: $schema=../schema.json\n"
            "source:\n"
            '  title: "Cars: a forecast"\n'
            "  publisher: The Daily, via a mirror\n"
            "  published: 2019-05\n"
            "  language: en\n"
            "  url: https://example.org/a\n"
            "  tier: S\n"
            '  notes: "licence: short quotation"\n'
            "claims:\n"
            "  - id: acme-2030\n"
            "    quote: 3 million cars by 2030\n"
            '    at: "the passage that begins: The firm said on Monday,"\n'
            "    claimant: {organisation: Acme, basis: implicit}\n"
            "    subject: electric-cars\n"
            "    measure: sales\n"
            "    region: China\n"
            "    value: 3 million vehicle\n"
            "    target: by 2030\n"
            "    certainty: expected\n"
            "    because: ad hoc\n"
            "    entered: 2026-11-21\n"
            '    notes: "as it was; collected as: Acme (2019 edition)"\n'
        )
    }


def test_what_claims_of_a_document_share_stands_once(tmp_path: Path) -> None:
    other = {"id": "acme-2020", "number": "1", "year": "2020"}
    text = next(iter(run_tiny(tmp_path, {}, other).files.values()))
    assert text.count("because: ad hoc") == 1
    assert text.count("- id:") == 2


def test_a_number_that_the_quotation_does_not_say_is_left_out(tmp_path: Path) -> None:
    result = run_tiny(tmp_path, {"number": "5"}, extra=QUOTED)
    assert not result.files
    (row,) = result.left_out
    assert (row.row, row.what, row.by_reader) == (2, "acme-2030", True)
    assert row.because.startswith("F402: value 5 million")


@pytest.mark.parametrize(
    ("words", "extra"),
    [
        ("Sales could exceed 3 million cars by 2030.", ""),
        ("Sales could exceed 3 million cars by 2030.", QUOTED),
        ("Sales of up to 3 million cars by 2030 are possible.", QUOTED),
        ("It is unlikely that sales reach 3 million cars by 2030.", ""),
    ],
)
def test_a_word_that_changes_the_number_is_never_cut_off(
    tmp_path: Path, words: str, extra: str
) -> None:
    result = run_tiny(tmp_path, {"words": words}, extra=extra)
    assert not result.files
    assert [row.by_reader for row in result.left_out] == [True]


def test_a_fall_never_comes_in_as_a_rise(tmp_path: Path) -> None:
    extra = "rows: {acme-2030: {value: 3% a year}}\n"
    (left,) = run_tiny(tmp_path, {"words": "Sales are seen down 3% in 2030."}, extra=extra).left_out
    assert left.because == "F402: value 3, the quotation says -3%"


def test_a_person_may_waive_with_a_reason(tmp_path: Path) -> None:
    extra = (
        "quotes: {acme-2030: 3 million cars by 2030}\n"
        "rows: {acme-2030: {value: 5 million vehicle, waive: read from the picture}}\n"
    )
    result = run_tiny(tmp_path, {}, extra=extra)
    assert "ignore: {F402: read from the picture}" in next(iter(result.files.values()))
    assert [row.because for row in result.waived] == ["read from the picture"]


def test_a_needless_waiver_is_not_written(tmp_path: Path) -> None:
    result = run_tiny(tmp_path, {}, extra="rows: {acme-2030: {waive: for nothing}}\n")
    assert "ignore" not in next(iter(result.files.values()))


def test_a_map_leaves_a_row_out_with_its_reason(tmp_path: Path) -> None:
    result = run_tiny(tmp_path, {}, extra="rows: {acme-2030: {skip: an event}}\n")
    assert [(row.because, row.by_reader) for row in result.left_out] == [("an event", False)]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"what": "cars of some kind"}, "`subjects` has no `cars of some kind`"),
        ({"unit": "cars"}, "`units` has no `cars`"),
        ({"sign": "?"}, "`comparators` has no `?`"),
        ({"place": "Chine"}, "`regions` has no `Chine`"),
        ({"year": "soon"}, "no year in the target `soon`"),
    ],
)
def test_nothing_is_matched_by_likeness(tmp_path: Path, row: dict[str, str], words: str) -> None:
    with pytest.raises(ImportFault, match=words.replace("?", r"\?")):
        run_tiny(tmp_path, row)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kind: forecasts\n", "`kind` is `claims` or `outcomes`"),
        ("kind: claims\n", "`entered` is no date"),
        ("kind: claims\nentered: 2026-11-21\ncolumns: {id: id}\n", "units"),
        (
            "kind: claims\nentered: 2026-11-21\ncolumns: {id: id}\nconstants: {region: FILL-IN}\n",
            "write over FILL-IN in `constants`: region",
        ),
        ("kind: [", "is not closed"),
        ("- a\n", "`kind` is"),
    ],
)
def test_a_map_that_cannot_be_used_says_why(tmp_path: Path, text: str, words: str) -> None:
    run_tiny(tmp_path, {})
    (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ImportFault, match=words):
        import_table(tmp_path / "table.csv", tmp_path / "map.yaml")


@pytest.mark.parametrize("data", [b"id,who\n", b"\xff\xfe", b'id\n"a"b\n', b""])
def test_a_table_that_cannot_be_read_says_why(tmp_path: Path, data: bytes) -> None:
    run_tiny(tmp_path, {})
    (tmp_path / "table.csv").write_bytes(data)
    with pytest.raises(ImportFault, match=r"table\.csv"):
        import_table(tmp_path / "table.csv", tmp_path / "map.yaml")


def test_a_page_that_quotes_an_older_statement_is_told_apart(tmp_path: Path) -> None:
    older = {"id": "acme-2030-old", "said": "2018"}
    files = run_tiny(tmp_path, {}, older).files
    assert "dated by the statement" in files["2018/2018-the-daily.yaml"]
    assert "dated by the statement" not in files["2019/2019-05-the-daily.yaml"]


def test_a_quotation_must_stand_in_the_sentence(tmp_path: Path) -> None:
    with pytest.raises(ImportFault, match="not in the sentence of row 2"):
        run_tiny(tmp_path, {}, extra="quotes: {acme-2030: 3 millions}\n")


def test_vintages_of_one_claimant_and_target_supersede_each_other(tmp_path: Path) -> None:
    later = {"id": "acme-2030-b", "said": "2021-05"}
    other_target = {"id": "acme-2020", "said": "2020-01", "number": "1", "year": "2020"}
    texts = run_tiny(tmp_path, {}, later, other_target).files
    assert "supersedes: acme-2030\n" in texts["2021/2021-05-the-daily.yaml"]
    assert sum("supersedes" in text for text in texts.values()) == 1


def test_dates_too_vague_to_order_declare_no_revision(tmp_path: Path) -> None:
    vague = {"id": "acme-2030-b", "said": "2019"}
    assert not any("supersedes" in text for text in run_tiny(tmp_path, {}, vague).files.values())


def test_a_series_that_was_sought_is_systematic(tmp_path: Path) -> None:
    extra = "systematic: [acme]\nsystematic_organisations: [Acme]\n"
    assert "because: systematic" in next(iter(run_tiny(tmp_path, {}, extra=extra).files.values()))


def test_a_claimant_whom_the_sentence_names_is_explicit(tmp_path: Path) -> None:
    row = {"words": f"Acme says: {TINY_ROW['words']}"}
    assert "basis: explicit" in next(iter(run_tiny(tmp_path, row).files.values()))


def test_a_company_is_a_subject_and_no_place(tmp_path: Path) -> None:
    text = next(iter(run_tiny(tmp_path, {"place": "Acme"}).files.values()))
    assert "subject: acme-cars" in text
    assert "region: World" in text


def test_import_writes_and_does_not_overwrite(tmp_path: Path) -> None:
    run_tiny(tmp_path, {})
    arguments = [
        str(tmp_path / "table.csv"), "--map", str(tmp_path / "map.yaml"),
        "--into", str(tmp_path / "claims"),
    ]  # fmt: skip
    report = tmp_path / "report.md"
    first = CliRunner().invoke(import_command, [*arguments, "--report", str(report)])
    assert (first.exit_code, first.stderr) == (
        0,
        "1 row, 1 imported, 0 left out; 1 file, 1 written\n",
    )
    assert "rows in the table: 1" in report.read_text(encoding="utf-8")
    (path,) = (tmp_path / "claims").rglob("*.yaml")
    again = CliRunner().invoke(import_command, arguments)
    assert again.stderr == "1 row, 1 imported, 0 left out; 1 file, 0 written\n"
    path.write_text("# mine\n", encoding="utf-8")
    refused = CliRunner().invoke(import_command, arguments)
    assert refused.exit_code == 2
    assert "--replace" in refused.stderr
    assert path.read_text(encoding="utf-8") == "# mine\n"


def test_a_folder_that_cannot_be_written_ends_with_3(tmp_path: Path) -> None:
    run_tiny(tmp_path, {})
    (tmp_path / "claims").write_text("a file, no folder", encoding="utf-8")
    arguments = [
        str(tmp_path / "table.csv"), "--map", str(tmp_path / "map.yaml"),
        "--into", str(tmp_path / "claims" / "deeper"),
    ]  # fmt: skip
    result = CliRunner().invoke(import_command, arguments)
    assert result.exit_code == 3
    assert "nothing more was written" in result.stderr


def test_import_exits_1_when_the_reader_refused_a_row(tmp_path: Path) -> None:
    run_tiny(tmp_path, {"number": "5"}, extra=QUOTED)
    arguments = [
        str(tmp_path / "table.csv"), "--map", str(tmp_path / "map.yaml"),
        "--into", str(tmp_path / "claims"), "--dry-run",
    ]  # fmt: skip
    result = CliRunner().invoke(import_command, arguments)
    assert result.exit_code == 1
    assert "row 2  acme-2030: F402" in result.stderr
    assert not (tmp_path / "claims").exists()


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.just(" ")))
def test_a_text_comes_back_from_yaml(text: str) -> None:
    def read(line: str) -> object:
        return yaml.load(line, Loader=yaml.CBaseLoader)  # noqa: S506

    assert read(f"key: {write_flow(text)}") == {"key": text}
    assert read(f"key: {write_flow({'inner': text})}") == {"key": {"inner": text}}
    assert read(f"key: {write_flow([text, text])}") == {"key": [text, text]}


@given(st.lists(st.text(alphabet="abc:#-\"'é万", min_size=1, max_size=30), min_size=1, max_size=30))
def test_long_notes_are_folded_and_come_back(words: list[str]) -> None:
    text = " ".join([*words, "x" * 120, *words])
    lines = write_block({"notes": text}, 4)
    assert yaml.load("\n".join(lines), Loader=yaml.CBaseLoader) == {"notes": text}  # noqa: S506


TINY_OUTCOMES = """\
kind: outcomes
retrieved_on: 2026-11-21
columns: {series: series, period: period, value: value, unit: unit, publisher: who, via: via,
  published_on: on, release: release, url: url, quote: words, notes: remark, licence: licence}
units: {thousand cars: [vehicle, 1000]}
releases: {first: first, later: revised}
year_end: ["12-31"]
split: [{series: cars, publisher: Other, to: cars_other}]
drop: [{series: cars, period: 2025-01/2025-10, because: ten months}]
defaults: {frequency: year, maturity: 30, policy: plus_1y}
series:
  cars: {title: Cars, producer: A, subject: cars, measure: sales, region: World, unit: vehicle,
    definition: every car}
  cars_other: {title: Cars, producer: B, subject: cars, measure: sales, region: World,
    unit: vehicle, definition: every car but vans}
"""
TINY_FIGURE = {
    "series": "cars",
    "period": "2024",
    "value": "12",
    "unit": "thousand cars",
    "who": "A",
    "via": "a paper",
    "on": "2025-01-14",
    "release": "first",
    "url": "https://example.org/b",
    "words": "12 thousand cars",
    "remark": "",
    "licence": "short quotation",
}


def run_outcomes(folder: Path, *rows: dict[str, str], extra: str = "") -> Imported:
    table, map_file = folder / "table.csv", folder / "map.yaml"
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(TINY_FIGURE))
        writer.writeheader()
        writer.writerows({**TINY_FIGURE, **row} for row in rows)
    map_file.write_text(TINY_OUTCOMES + extra, encoding="utf-8")
    return import_table(table, map_file)


def figures(result: Imported, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(result.files[f"{name}.csv"].splitlines()))


def test_a_figure_becomes_a_series_in_full_units(tmp_path: Path) -> None:
    result = run_outcomes(tmp_path, {}, {"period": "2023-12-31", "release": "later"})
    older, newer = figures(result, "cars")
    assert (older["period"], older["release"]) == ("2023", "revised")
    assert older["notes"] == "via a paper; later"
    assert newer == {
        "period": "2024",
        "value": "12000",
        "unit": "vehicle",
        "price_basis": "nominal",
        "published_on": "2025-01-14",
        "retrieved_on": "2026-11-21",
        "release": "first",
        "rounding": "500",
        "url": "https://example.org/b",
        "notes": "via a paper",
    }
    assert "maturity: 30\npolicy: plus_1y\n" in result.files["cars.origin.yaml"]


def test_two_counters_are_two_series(tmp_path: Path) -> None:
    result = run_outcomes(tmp_path, {}, {"who": "Other", "value": "11"})
    assert [row["value"] for row in figures(result, "cars_other")] == ["11000"]
    assert [row.what for row in result.corrected] == ["cars 2024"]


def test_what_is_no_outcome_is_listed(tmp_path: Path) -> None:
    result = run_outcomes(tmp_path, {}, {"period": "2025-01/2025-10"})
    assert [(row.row, row.because) for row in result.left_out] == [(3, "ten months")]


def test_the_same_figure_from_two_pages_comes_in_once(tmp_path: Path) -> None:
    result = run_outcomes(tmp_path, {}, {"url": "https://example.org/c"})
    assert len(figures(result, "cars")) == 1
    assert "https://example.org/c" in result.left_out[0].because
    with pytest.raises(ImportFault, match="cars 2024 stands twice with different values"):
        run_outcomes(tmp_path, {}, {"value": "13"})


def test_a_figure_from_before_the_end_is_in_year_unless_the_map_calls_it_final(
    tmp_path: Path,
) -> None:
    early = {"on": "2024-11-30"}
    (row,) = figures(run_outcomes(tmp_path, early), "cars")
    assert (row["release"], row["published_on"]) == ("in-year", "2024-11-30")
    final = "final_before_end: [{series: cars, as: estimate, because: none followed}]\n"
    (row,) = figures(run_outcomes(tmp_path, early, extra=final), "cars")
    assert (row["release"], row["published_on"]) == ("estimate", "2024")
    assert row["notes"] == "via a paper; of 2024-11-30: none followed"


def test_a_date_that_is_not_over_is_the_day_it_was_retrieved(tmp_path: Path) -> None:
    (row,) = figures(run_outcomes(tmp_path, {"on": "2026"}), "cars")
    assert row["published_on"] == "2026-11-21"
    assert "published in 2026, no day known" in row["notes"]


def test_an_added_figure_names_the_row_it_rests_on(tmp_path: Path) -> None:
    extra = (
        'add: [{series: cars, period: "2020", value: 0, unit: vehicle, published_on: "2021", '
        "release: estimate, rounding: 0, row: cars 2024, notes: none yet}]\n"
    )
    result = run_outcomes(tmp_path, {}, extra=extra)
    added, _ = figures(result, "cars")
    assert (added["value"], added["url"]) == ("0", "https://example.org/b")
    assert result.taken == 1


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"value": "many"}, "`many` is no number"),
        ({"period": "then"}, "`then` is no period"),
        ({"on": "soon"}, "`soon` is no date"),
        ({"unit": "cars"}, "`units` has no `cars`"),
        ({"release": "last"}, "`releases` has no `last`"),
        ({"series": "vans"}, "`series` has no `vans`"),
    ],
)
def test_a_figure_that_cannot_be_placed_stops(
    tmp_path: Path, row: dict[str, str], words: str
) -> None:
    with pytest.raises(ImportFault, match=words):
        run_outcomes(tmp_path, row)


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        ("上海证券报 via cititic.com", "cititic-com"),
        (
            "IEA Global EV Data Explorer (GEVO-2025 v1.2), mirror",
            "iea-global-ev-data-explorer",
        ),
        ("人民网", "人民网"),
    ],
)
def test_file_names_are_ascii_where_the_publisher_has_a_letter_of_it(
    publisher: str, expected: str
) -> None:
    assert slug(publisher) == expected


@pytest.mark.parametrize(
    ("value", "quote", "width"),
    [
        ("16490000", "产销分别完成1662.6万辆和1649万辆", "5000"),
        ("331092", "and sold 331,092.", "0.5"),
        ("384000", "384,000 units shipped", "500"),
        ("20700000", "reached 20.7 million last year", "50000"),
        ("11500000", "World,Historical,EV sales,Cars,BEV,2024,1.1e+07 + PHEV,500000", "505000"),
        ("47.9", "47.9 percent", "0.05"),
        ("54", "達54%", "0.5"),
    ],
)
def test_half_of_the_last_printed_place(value: str, quote: str, width: str) -> None:
    assert half_width({"quote": quote, "value": value}, Decimal(value), Decimal(1)) == Decimal(
        width
    )


@pytest.mark.parametrize(
    ("sentence", "value", "quote"),
    [
        (
            "The market, he said, is to reach nearly $240 billion by 2030, and more later.",
            "nearly 240 billion USD",
            "nearly $240 billion by 2030",
        ),
        (
            "到2025年,民用无人机产值达到1800亿元,年均增速25%以上。",
            "180 billion CNY",
            "到2025年,民用无人机产值达到1800亿元",
        ),
        (
            "The market could exceed $150 billion by 2030, analysts say.",
            "150 billion USD",
            "could exceed $150 billion by 2030",
        ),
        (
            "It stood at 5 GW in 2020. By 2030, capacity will not exceed 9 GW, he said.",
            "<= 9 GW",
            "By 2030, capacity will not exceed 9 GW",
        ),
        (
            "Capacity could reach 30 GW by 2030, if subsidies stay.",
            "30 GW",
            "could reach 30 GW by 2030, if subsidies stay",
        ),
        (
            "It is unlikely that the market is worth $150 billion by 2030.",
            "150 billion USD",
            "unlikely that the market is worth $150 billion by 2030",
        ),
        (
            "到2030年，市场规模有望超过1500亿元，较2025年增长一倍。",
            "> 150 billion CNY",
            "到2030年，市场规模有望超过1500亿元",
        ),
    ],
)
def test_a_sentence_is_cut_to_figure_hedge_and_date(sentence: str, value: str, quote: str) -> None:
    assert cut_quotation(sentence, value, "en") == quote


def test_the_report_lists_every_row(tmp_path: Path) -> None:
    extra = "rows: {acme-2030: {skip: an | event}}\n"
    text = write_report(run_tiny(tmp_path, {}, extra=extra), "table.csv")
    assert "- left out, each with its reason below: 1" in text
    assert "| 2 | acme-2030 | an \\| event |" in text


@pytest.fixture(scope="module")
def claims() -> Imported:
    return import_table(shared_data("claims", "claims.csv"), MAPS / "claims.map.yaml")


@pytest.fixture(scope="module")
def outcomes() -> Imported:
    return import_table(shared_data("claims", "actuals.csv"), MAPS / "outcomes.map.yaml")


def test_every_row_is_imported_or_listed(claims: Imported, outcomes: Imported) -> None:
    for result, rows in ((claims, 372), (outcomes, 496)):
        assert result.rows == rows
        assert result.taken + len(result.left_out) == rows
        assert all(row.because and not row.by_reader for row in result.left_out)


def test_the_ledger_is_what_the_import_writes(claims: Imported, outcomes: Imported) -> None:
    def as_collected(line: str) -> str:
        """A row as the table has it, which knows no bounds and no deflated or redefined figures."""
        line = re.sub(r"^([^,]*),>", r"\1,", line)
        return re.sub(r",(?:estimate|revised|deflated|redefined),", ",", line)

    def as_imported(text: str) -> list[str]:
        """The lines without waivers, which follow what the reader learns, and without events."""
        ours = (
            "    ignore: ",
            "  event: ",
            "    series: ",
            "date_",
            "url: ",
        )  # check tells of the first, two by hand, the newest figure gives days and page
        lines = [line for line in text.splitlines() if not line.startswith(ours)]
        return [as_collected(line) for line in lines]

    for folder, result in (("claims", claims), ("actuals", outcomes)):
        for name, text in result.files.items():
            written = (ROOT / folder / name).read_text(encoding="utf-8")
            here, there = as_imported(written), as_imported(text)
            # Outcomes that were found later are added by hand, and so are rulings.
            later = "    ruling: " if folder == "claims" else ""
            assert there == [x for x in here if x in there or not x.startswith(later)], name


def test_quotations_are_fragments_of_their_sentences(claims: Imported) -> None:
    with shared_data("claims", "claims.csv").open(encoding="utf-8-sig", newline="") as stream:
        sentences = {row["id"]: row["quote"] for row in csv.DictReader(stream)}
    assert claims.files
    for claim in load(ROOT / "claims").claims:
        sentence = sentences.get(claim.id)
        if sentence is None:
            continue
        assert claim.quote in sentence, claim.id
        whole = claim.quote.strip(" .。") == sentence.strip(" .。")
        assert not whole or claim.at == "the row that is quoted", claim.id
        assert is_short(claim.quote), claim.id
