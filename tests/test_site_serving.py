"""`site --serve`: this machine alone, what stands in the ledger now, and no file but its pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import pytest

from cli_runs import copy_ledger
from forecasts.site.building import plan_site
from forecasts.site.contents import gather_contents
from forecasts.site.edition import Page
from forecasts.site.serving import HOST, keep_plan, open_server
from forecasts.study import open_study

AS_OF = date(2024, 6, 30)


@contextmanager
def served(folder: Path) -> Iterator[int]:
    def plan() -> dict[str, Page] | str:
        study = open_study(folder / "claims", folder / "actuals", as_of=AS_OF)
        if study.problems:
            return study.problems[0].code
        return plan_site(gather_contents(study), ("en",))

    folders = (folder / "claims", folder / "actuals")
    with open_server(keep_plan(plan, folders), 0, folders) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield server.server_port
        finally:
            server.shutdown()


def ask(port: int, path: str, host: str = "", method: str = "GET") -> tuple[int, str, bytes]:
    connection = HTTPConnection(HOST, port, timeout=60)
    connection.request(method, path, headers={"Host": host or f"{HOST}:{port}"})
    answer = connection.getresponse()
    found = answer.status, answer.headers["Content-Type"], answer.read()
    connection.close()
    return found


def test_pages_are_those_of_the_folder_and_nothing_else_is_served(tmp_path: Path) -> None:
    copy_ledger(tmp_path)
    (tmp_path / "site").mkdir()
    with served(tmp_path) as port:
        status, kind, page = ask(port, "/")
        assert (status, kind) == (200, "text/html; charset=utf-8")
        assert b"<h1>" in page
        assert ask(port, "/index.html?x=1")[2] == page
        assert ask(port, "/index.html", method="HEAD") == (200, kind, b"")
        assert ask(port, "/site.css")[1] == "text/css; charset=utf-8"
        for path in ("/../claims/2021-03-kite-weekly.yaml", "/%2e%2e/claims", "//etc/passwd"):
            assert ask(port, path)[0] == 404


def test_who_asks_by_another_name_is_refused(tmp_path: Path) -> None:
    copy_ledger(tmp_path)
    with served(tmp_path) as port:
        assert ask(port, "/", host=f"localhost:{port}")[0] == 200
        for host in (f"attacker.example:{port}", HOST, f"{HOST}:{port + 1}"):
            status, _, words = ask(port, "/", host=host)
            assert (status, words) == (403, b"not this machine\n")


def test_what_is_written_is_seen_and_a_fault_is_told(tmp_path: Path) -> None:
    file = copy_ledger(tmp_path) / "2021-03-kite-weekly.yaml"
    text = file.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if "title: " in line)
    with served(tmp_path) as port:
        page = "/claims/kites-sold-2023.html"
        assert b"Kites of tomorrow" not in ask(port, page)[2]
        changed = text.replace(title, "  title: Kites of tomorrow")
        file.write_text(changed, encoding="utf-8")
        assert b"Kites of tomorrow" in ask(port, page)[2]
        file.write_text(changed.replace("value: about 120 unit", "value: abc"), encoding="utf-8")
        status, kind, words = ask(port, page)
        assert (status, kind) == (500, "text/html; charset=utf-8")
        assert b"<pre>F401</pre>" in words
        assert b"live.js" in words
        file.write_text(text, encoding="utf-8")
        assert ask(port, page)[0] == 200


def test_an_open_page_hears_of_a_change(tmp_path: Path) -> None:
    file = copy_ledger(tmp_path) / "2021-03-kite-weekly.yaml"
    with served(tmp_path) as port:
        page = ask(port, "/")[2]
        assert page.count(b'<script src="/live.js" defer></script>\n</head>') == 1
        assert b"default-src 'none'; connect-src 'self';" in page
        assert ask(port, "/live.js")[1] == "text/javascript; charset=utf-8"
        before = ask(port, "/live")[2]
        assert ask(port, "/live")[2] == before
        file.write_text(file.read_text("utf-8") + "\n", encoding="utf-8")
        assert ask(port, "/live")[2] != before
        assert ask(port, "/live", host="attacker.example")[0] == 403
    study = open_study(tmp_path / "claims", tmp_path / "actuals", as_of=AS_OF)
    written = plan_site(gather_contents(study), ("en",))
    assert "live.js" not in written
    assert b"live.js" not in written["index.html"]()


def test_a_fault_is_text_whatever_it_quotes() -> None:
    with open_server(lambda: "<script>hit()</script>", 0) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        words = ask(server.server_port, "/")[2]
        server.shutdown()
    assert b"<script>hit" not in words
    assert b"&lt;script&gt;hit()" in words


def test_a_plan_is_kept_while_no_file_changes(tmp_path: Path) -> None:
    made: list[int] = []

    def plan() -> dict[str, Page]:
        made.append(1)
        return {}

    kept = keep_plan(plan, (tmp_path,))
    kept(), kept()
    assert len(made) == 1
    (tmp_path / "a.yaml").write_text("", encoding="utf-8")
    kept()
    assert len(made) == 2


def test_the_server_is_bound_to_this_machine() -> None:
    with open_server(dict, 0) as server:
        assert server.server_address[0] == "127.0.0.1"
        with pytest.raises(OSError, match="in use"):
            open_server(dict, server.server_port)
