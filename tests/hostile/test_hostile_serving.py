"""Attacks on `site --serve`: requests of no form, who is slow or goes away, signals."""

import signal
import socket
import struct
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from attack import AS_OF, PAYLOADS, TIMES, copied_one, say
from programs import start

from forecasts.site import serving
from forecasts.site.edition import Page
from forecasts.site.serving import HOST, Plan, find_page, open_server

PAGE = b"x" * 3_000_000  # more than what a connection holds of what nobody takes in
SLOW = 0.5  # seconds


def plan() -> dict[str, Page]:
    return {"index.html": lambda: PAGE, "small.txt": lambda: b"small"}


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Serve the plan, and let nobody be slower than half a second."""
    monkeypatch.setattr(serving, "LONGEST", SLOW)
    yield from serve(plan)


def serve(made: Plan) -> Iterator[int]:
    with open_server(made, 0) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield server.server_port
        finally:
            server.shutdown()


def send(port: int, data: bytes) -> bytes:
    """Send a request as it is, and return all that is answered."""
    with socket.create_connection((HOST, port), timeout=30) as connection:
        connection.sendall(data)
        return b"".join(iter(lambda: connection.recv(1 << 16), b""))


def get(port: int, path: bytes = b"/small.txt") -> bytes:
    return b"GET %s HTTP/1.0\r\nHost: %s:%d\r\n\r\n" % (path, HOST.encode(), port)


def test_requests_of_no_form(port: int, capfd: pytest.CaptureFixture[str]) -> None:
    host = b"\r\nHost: %s:%d\r\n\r\n" % (HOST.encode(), port)
    shapes = [
        b"GET http://[/ HTTP/1.0" + host, b"GET //[ HTTP/1.0" + host, b"GET /%00 HTTP/1.0" + host,
        b"GET /" + b"../" * 1000 + b"etc/passwd HTTP/1.0" + host, b"GET /\\..\\x HTTP/1.0" + host,
        b"GET /" + b"a" * 70_000 + b" HTTP/1.0" + host, b"GET / HTTP/9.9" + host, b"GET /" + host,
        b"POST / HTTP/1.0" + host, b"PUT /index.html HTTP/1.0" + host, b"<x> / HTTP/1.0" + host,
        b"GET / HTTP/1.0" + b"\r\nA: b" * 200 + host, b"\0" * 100 + b"\r\n\r\n",
        b"GET / HTTP/1.0\r\n\r\n", b"GET / HTTP/1.0\r\nHost: evil.example\r\n\r\n",
        b"GET / HTTP/1.0\r\nHost: evil.example" + host, b"\x16\x03\x01\x02\x00\x01\xfc\x03\x03\r\n",
    ]  # fmt: skip
    paths = [payload.encode("utf-8", "replace") for payload in PAYLOADS if payload.split()]
    shapes += [b"GET /" + b"".join(path.split()) + b" HTTP/1.0" + host for path in paths]
    failed = []
    for shape in shapes:
        answer = send(port, shape)
        stranger = host not in shape or b"evil" in shape
        if not answer or b"root:" in answer or (stranger and PAGE[:100] in answer):
            failed.append(f"{shape[:80]!r}: {answer[:200]!r}")
    assert send(port, get(port)).endswith(b"small")
    said = capfd.readouterr().err
    say("requests of no form", len(shapes), [*failed, *([said] if said else [])])


def test_who_goes_away_or_is_slow_is_let_go(port: int, capfd: pytest.CaptureFixture[str]) -> None:
    number = 60 * TIMES
    away = struct.pack("ii", 1, 0)  # closed at once, with a reset
    idle = [socket.create_connection((HOST, port), timeout=30) for _ in range(number)]
    for place in range(number):
        with socket.create_connection((HOST, port), timeout=30) as connection:
            connection.sendall(get(port, b"/")[: None if place % 2 else 9])
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, away)
    taking_nothing = socket.create_connection((HOST, port), timeout=30)
    taking_nothing.sendall(get(port, b"/"))
    assert send(port, get(port)).endswith(b"small")
    left = sum(connection.recv(1) == b"" for connection in idle)
    for connection in (*idle, taking_nothing):
        connection.close()
    assert left == number
    said = capfd.readouterr().err
    say("connections that go away or are slow", 2 * number + 1, [said] if said else [])


@pytest.mark.parametrize(
    "error", [ValueError("a fault\x1b[2J"), OSError(28, "full"), MemoryError()]
)
def test_a_page_that_cannot_be_made_is_one_line(
    error: Exception, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken() -> dict[str, Page]:
        raise error

    for port in serve(broken):
        assert send(port, get(port)).startswith(b"HTTP/1.0 500")
    said = capfd.readouterr().err
    assert said.count("\n") == 1
    assert "\x1b" not in said
    assert find_page(dict, "http://[/")[0] == 404


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 3)])
def test_a_signal_ends_the_server(tmp_path: Path, number: int, code: int) -> None:
    top = copied_one(tmp_path)
    process = start(top, "site", "--serve", "--port", "0", "--language", "en", *AS_OF)
    assert process.stdout is not None
    port = int(process.stdout.readline().split(":")[2].split("/")[0])
    idle = [socket.create_connection((HOST, port), timeout=30) for _ in range(5)]
    assert send(port, get(port, b"/index.html")).startswith(b"HTTP/1.0 200")
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    for connection in idle:
        connection.close()
    assert process.returncode == code, err
    assert err.count("\n") == 1
    assert "stopped by" in err
    assert not (top / "site").exists()
