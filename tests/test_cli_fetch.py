"""`fetch`: a new vintage or nothing, from hosts that behave and hosts that do not."""

import gzip
import io
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from cli_runs import enter, run
from forecasts.actuals import load_actuals
from forecasts.fetching import sources, web
from loopback import Host, Reply, host, http

SERIES = "example_robots_world"
TABLE = Path("actuals") / f"{SERIES}.csv"
ORIGIN = Path("actuals") / f"{SERIES}.origin.yaml"
CSV = "kind: csv, period: year, value: sold"
QUICK = ("--allow-private", "--retrieved", "2026-11-29", "--timeout", "0.2", "--within", "5")
ONCE = (*QUICK, "--attempts", "1")
LAST = "year,sold\n2024,541000\n2025,577000\n"


@pytest.fixture(autouse=True)
def _ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(web, "sleep", lambda _: None)
    (tmp_path / "ledger").mkdir()
    enter(tmp_path / "ledger", monkeypatch)
    assert run("init")[0] == 0


@pytest.fixture
def there() -> Iterator[Host]:
    with host() as opened:
        yield opened


def from_there(block: str) -> None:
    """Say in the origin where the figures are fetched."""
    text = ORIGIN.read_text(encoding="utf-8").partition("fetch:")[0]
    ORIGIN.write_text(f"{text}fetch: {{{block}}}\n", encoding="utf-8")


def everything() -> dict[str, bytes]:
    """All files with what they hold; the lock of writers is none of the ledger."""
    return {
        str(path): path.read_bytes()
        for path in Path().rglob("*")
        if path.is_file() and path.name != ".forecasts.lock"
    }


def test_a_revision_and_a_new_figure_come_behind_the_old_rows(there: Host) -> None:
    before, known = TABLE.read_bytes(), load_actuals("actuals").observations
    latest = known[known["period"] == "2024"].iloc[-1]["value"]
    body = f"year,sold\n2024,{latest:.0f}\n2025,577000\n2026,601000\n2027,630000\n"
    address = there.says("/robots.csv?of=world", http(body))
    from_there(f"{CSV}, url: '{address}'")
    code, out, err = run("fetch", SERIES, *QUICK)
    assert (code, err) == (0, "")
    assert out == (
        f"{SERIES} 2025: 575,000 → 577,000 units (+0.3%)\n"
        f"{SERIES}: 1 revised, 1 new, 1 as before, 1 of periods that have not begun\n"
    )
    stamp = f"{address},sha256 {sha256(body.encode()).hexdigest()}"
    rows = TABLE.read_bytes().removeprefix(before).decode().splitlines()
    assert rows == [
        f"2025,577000,,,2026-11-29,2026-11-29,revised,,{stamp}",
        f"2026,601000,,,2026-11-29,2026-11-29,in-year,,{stamp}",
    ]
    again = run("fetch", "all", *QUICK)
    assert again == (0, f"{SERIES}: 3 as before, 1 of periods that have not begun\n", "")
    assert run("check")[0] == 0
    assert run("undo")[0] == 0
    assert TABLE.read_bytes() == before


def test_a_dry_run_says_the_same_and_writes_nothing(there: Host) -> None:
    from_there(f"{CSV}, url: {there.says('/a', http(LAST))}")
    before = everything()
    code, out, _ = run("fetch", SERIES, *QUICK, "--dry-run")
    assert (code, "575,000 → 577,000" in out, "nothing is written" in out) == (0, True, True)
    assert everything() == before


def test_a_file_stands_for_the_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from_there(f"{CSV}, url: https://example.org/a.csv")
    answer = tmp_path / "answer.csv"
    answer.write_text(LAST)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)  # nothing is asked
    assert run("fetch", SERIES, "--offline", str(answer), "--retrieved", "2026-11-29")[0] == 0
    row = load_actuals("actuals").observations.iloc[-1]
    assert (row["value"], row["url"]) == (577_000.0, "https://example.org/a.csv")


def test_a_date_of_publication_is_the_tables_own_where_it_has_one(there: Host) -> None:
    body = "year,sold,out\n2025,577000,2026-09-01\n2025,580000,2026-10\n2024,1,2020-01-01\n"
    body = body.replace("2024,1,2020-01-01", "2024,1,2025-01-02")
    from_there(f"{CSV}, published: out, url: {there.says('/a', http(body))}")
    code, out, _ = run("fetch", SERIES, *QUICK)
    assert (code, out.splitlines()[-1]) == (
        0, f"{SERIES}: 2 revised, 1 older than what is known"
    )  # fmt: skip
    added = load_actuals("actuals").observations.iloc[-2:]
    assert [str(day.date()) for day in added["published_on"]] == ["2026-09-01", "2026-10-31"]


def test_a_figure_that_changed_under_its_date_counts_from_its_retrieval(there: Host) -> None:
    known = load_actuals("actuals").observations
    last = known[known["period"] == "2025"].iloc[-1]
    body = f"year,sold,out\n2025,9e5,{last['published_on'].date()}\n"
    from_there(f"{CSV}, published: out, url: {there.says('/a', http(body))}")
    assert run("fetch", SERIES, *QUICK)[0] == 0
    row = load_actuals("actuals").observations.iloc[-1]
    assert (str(row["published_on"].date()), row["release"]) == ("2026-11-29", "revised")


BOMB = http(gzip.compress(b"1" * 30_000_000), headers={"Content-Encoding": "gzip"})
FAULTS: dict[str, tuple[Reply, str]] = {
    "nothing there": (http("", 404), "it answers 404"),
    "500": (http("", 500), "it answers 500"),
    "429": (http("", 429, {"Retry-After": "9999"}), "it answers 429"),
    "empty": (http(""), "the answer is empty"),
    "a page": (http("<!doctype html><p>Log in"), "the answer is a page"),
    "cut off": (http(LAST, headers={"Content-Length": "999"}), "the answer is cut off"),
    "a bomb": (BOMB, "the answer is larger than 16 MB"),
    "another charset": (
        http(b"year,sold\n2025,5\xff\n", headers={"Content-Type": "text/csv; charset=utf-8"}),
        "the answer is not in utf-8, as it says",
    ),
    "an unknown charset": (
        http(LAST, headers={"Content-Type": "text/csv; charset=klingon"}),
        "the answer is not in klingon, as it says",
    ),
    "led away": (
        http("", 302, {"Location": "http://169.254.169.254/"}),
        "169.254.169.254 is no host of the public network",
    ),
    "Excel": (http(b"PK\x03\x04 and so on"), "the answer is a sheet of Excel"),
    "another column": (http("year,sale\n2025,577000\n"), "no column sold; there are year, sale"),
    "no number": (http("year,sold\n2025,many\n"), "`many` is no number"),
    "no year": (http("year,sold\nsoon,577000\n"), "`soon` is no year"),
    "a month": (http("year,sold\n2025-03,577000\n"), "`2025-03` is no year"),
    "two series in one": (http("year,sold\n2025,1\n2025,2\n"), "2025 has two figures, 1 and 2"),
    "only its head": (http("year,sold\n"), "no rows"),
    "no figure": (http("year,sold\n2025,n/a\n"), "no row has a figure"),
    "escapes": (http("year,sold\n2025,\x1b[31mred\n"), "forbidden character"),
    "beyond every market": (http("year,sold\n2025,1e99\n"), "see above"),
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_is_a_line_and_nothing_is_left_behind(there: Host, what: str) -> None:
    reply, said = FAULTS[what]
    address = there.says("/x", reply)
    from_there(f"{CSV}, url: {address}")
    before = everything()
    code, out, err = run("fetch", SERIES, *ONCE)
    assert (code, out) == (4, "")
    line = err.splitlines()[-1]
    assert line.startswith(f"{SERIES}: nothing fetched: ")
    assert said in line
    assert (err.count("\n") == 1) == (said != "see above")
    assert "\x1b" not in err
    assert everything() == before


def test_a_host_that_stalls_is_left_with_a_line(there: Host) -> None:
    from_there(f"{CSV}, url: {there.says('/x', there.stalls(http(LAST)[:-4]))}")
    before = everything()
    code, _, err = run("fetch", SERIES, *ONCE)
    assert (code, err.count("\n"), "it gave no answer in time" in err) == (4, 1, True)
    assert everything() == before


def test_one_series_that_fails_does_not_keep_the_others(there: Host) -> None:
    other = Path("actuals/robots_there.csv")
    other.write_bytes(TABLE.read_bytes())
    from_there(f"{CSV}, url: {there.says('/no', http('', 404))}")
    text = ORIGIN.read_text(encoding="utf-8").replace("/no", "/yes")
    other.with_name("robots_there.origin.yaml").write_text(text, encoding="utf-8")
    there.says("/yes", http(LAST))
    before = TABLE.read_bytes()
    code, out, err = run("fetch", "all", *ONCE)
    assert (code, "robots_there: 2 revised" in out, "it answers 404" in err) == (4, True, True)
    assert TABLE.read_bytes() == before
    assert other.read_bytes().startswith(before)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("nowhere",), "there is no series `nowhere`"),
        (("example_robot_world",), f"did you mean `{SERIES}`?"),
        ((SERIES,), "has no `fetch:`"),
        (("all",), "no series says where it is fetched"),
    ],
)
def test_what_cannot_be_fetched_is_told(names: tuple[str, ...], said: str) -> None:
    code, _, err = run("fetch", *names)
    assert (code, said in err, err.count("\n")) == (2, True, 1)


def test_this_machine_is_not_asked_unless_that_is_allowed(there: Host) -> None:
    from_there(f"{CSV}, url: {there.says('/a', http(LAST))}")
    code, _, err = run("fetch", SERIES, "--attempts", "1")
    assert (code, "no host of the public network" in err, there.asked) == (4, True, [])


def fetched() -> list[tuple[str, float, str, str]]:
    """The rows of the day, after a fetch that went well."""
    code, out, err = run("fetch", SERIES, *ONCE)
    assert (code, err) == (0, ""), out + err
    table = load_actuals("actuals").observations
    rows = table[table["retrieved_on"] == "2026-11-29"]
    return [
        (row.period, row.value, row.release, str(row.published_on.date()))
        for row in rows.itertuples()
    ]


NEW = [("2025", 577_000.0, "revised", "2026-11-29")]


def test_json_is_read_by_names_with_points(there: Host) -> None:
    body = '{"data": {"items": [{"at": {"year": 2025}, "n": 577000}, {"at": {"year": 2024}}]}}'
    there.says("/a", http(body, headers={"Content-Type": "application/json"}))
    block = "kind: json, rows: data.items, period: at.year, value: n"
    from_there(f"{block}, url: {there.address}/a")
    assert fetched() == NEW


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("[1, 2", "the answer is no JSON"),
        ("[" * 100_000, "the answer is no JSON"),
        ('{"a": 1}', "the answer is no list; name the list by `rows`"),
        ('[{"jahr": 2025, "n": 1}]', "no column year; there are jahr, n"),
        ("[]", "no rows"),
    ],
)
def test_json_of_another_form_is_refused(there: Host, body: str, said: str) -> None:
    from_there(f"kind: json, period: year, value: n, url: {there.says('/a', http(body))}")
    code, _, err = run("fetch", SERIES, *ONCE)
    assert (code, said in err, err.count("\n")) == (4, True, 1)


def test_rows_are_chosen_by_where_and_numbers_by_their_decimals(there: Host) -> None:
    body = "Jahr;Land;Tausend\n2025;DE;12,5\n2025;World;577,0\n2024;DE;1,0\n"
    block = "kind: csv, period: Jahr, value: Tausend, decimal: comma, unit: thousand unit"
    from_there(f"{block}, where: [Land=World], url: {there.says('/a', http(body))}")
    assert fetched() == NEW
    assert ",577.0,thousand unit," in TABLE.read_text()


def test_a_sheet_of_excel_is_read_with_its_dates(there: Host) -> None:
    from datetime import date

    from openpyxl import Workbook

    book = Workbook()
    for row in (("end", "sold"), (date(2025, 12, 31), 577000), (date(2024, 12, 31), None)):
        book.active.append(row)
    packed = io.BytesIO()
    book.save(packed)
    there.says("/a.xlsx", http(packed.getvalue()))
    from_there(f"kind: xlsx, period: end, value: sold, url: {there.address}/a.xlsx")
    assert fetched() == NEW


SDMX = """\
DATAFLOW,FREQ,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT
X:ROBOTS(1.0),A,W0,2024,540,M,3
X:ROBOTS(1.0),A,W0,2025,577,P,3
X:ROBOTS(1.0),A,W0,2026,700,F,3
"""


def test_sdmx_is_read_with_status_and_magnitude(
    there: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = f"{there.address}/data/{{flow}}/{{key}}"
    monkeypatch.setattr(sources, "SDMX", {"ECB": service})
    there.says("/data/X,ROBOTS/A.W0", http(SDMX))
    from_there("kind: sdmx, provider: ECB, flow: 'X,ROBOTS', key: A.W0")
    assert fetched() == [("2025", 577_000.0, "preliminary", "2026-11-29")]
    assert "Accept: application/vnd.sdmx.data+csv" in there.heads[0]


def test_the_world_bank_is_read_with_its_date(there: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "WORLD_BANK", f"{there.address}/{{key}}/{{flow}}")
    about = '{"page": 1, "pages": 1, "lastupdated": "2026-10-07"}'
    there.says("/WLD/ROBOTS", http(f'[{about}, [{{"date": "2025", "value": 577000}}]]'))
    from_there("kind: worldbank, flow: ROBOTS, key: WLD")
    assert fetched() == [("2025", 577_000.0, "revised", "2026-10-07")]
    there.says("/WLD/ROBOTS", http('[{"message": [{"value": "The indicator was not found."}]}]'))
    code, _, err = run("fetch", SERIES, *ONCE)
    assert (code, "the World Bank answers: The indicator was not found." in err) == (4, True)


@pytest.mark.parametrize("provider", sources.SDMX)
def test_every_service_is_asked_by_https(provider: str) -> None:
    from forecasts.actuals.fetched import Fetch
    from forecasts.fetching.addresses import read_address

    address, _ = sources.address_of(Fetch("sdmx", provider=provider, flow="F", key="A.B"))
    place = read_address(address)
    assert (place.scheme, "/data/F/A.B" in place.path) == ("https", True)
