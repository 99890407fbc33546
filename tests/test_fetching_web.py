"""Asking the web: every way in which a host fails is one line, and nothing private is reached."""

import gzip
import logging
import shutil
import ssl
import subprocess
import tracemalloc
import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from conftest import not_run
from forecasts.fetching import addresses, web
from forecasts.fetching.addresses import read_address, resolve
from forecasts.fetching.faults import FetchError
from forecasts.fetching.web import Asked, Limits, ask
from loopback import Host, Reply, host, http

QUICK = Limits(connect=2, read=0.2, whole=5, size=10_000, attempts=3, backoff=0.001)
HERE = Asked(private=True, limits=QUICK)
TABLE = b"year,sales\n2024,11.3\n"


@pytest.fixture
def there() -> Iterator[Host]:
    with host() as opened:
        yield opened


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits between attempts, which are not waited for."""
    found: list[float] = []
    monkeypatch.setattr(web, "sleep", found.append)
    return found


def refused(address: str, how: Asked = HERE) -> str:
    with pytest.raises(FetchError) as found:
        ask(address, how)
    said = str(found.value)
    assert "\n" not in said
    return said.removeprefix(f"{address}: ")


def test_an_answer_has_its_bytes_hash_and_headers(there: Host) -> None:
    address = there.says("/a?b=1", http(TABLE, headers={"Content-Type": "text/csv"}))
    answer = ask(address, HERE)
    assert (answer.address, answer.data) == (address, TABLE)
    assert answer.sha256 == sha256(TABLE).hexdigest()
    assert answer.headers["content-type"] == "text/csv"
    assert there.heads[0].startswith("GET /a?b=1 HTTP/1.1\r\n")


def test_what_is_packed_or_in_chunks_is_the_same(there: Host) -> None:
    packed = http(gzip.compress(TABLE), headers={"Content-Encoding": "gzip"})
    chunks = b"HTTP/1.1 200 Said\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunks += (
        b"b\r\n" + TABLE[:11] + b"\r\n%x\r\n" % len(TABLE[11:]) + TABLE[11:] + b"\r\n0\r\n\r\n"
    )
    deflated = http(zlib.compress(TABLE), headers={"Content-Encoding": "deflate"})
    for number, reply in enumerate((packed, chunks, deflated)):
        assert ask(there.says(f"/{number}", reply), HERE).data == TABLE


BOMB = http(gzip.compress(b"0" * 5_000_000), headers={"Content-Encoding": "gzip"})
CUT = gzip.compress(TABLE)[:-9]
FAULTS: dict[str, tuple[Reply, str, int]] = {
    "nothing is there": (http("no", 404), "it answers 404", 1),
    "a fault of the host": (http("", 500), "it answers 500 (3 attempts)", 3),
    "too often": (http("", 429), "it answers 429 (3 attempts)", 3),
    "empty": (http(b" \r\n"), "the answer is empty", 1),
    "nothing but its head": (http(b""), "the answer is empty", 1),
    "shorter than it says": (
        http(TABLE, headers={"Content-Length": "500"}),
        "the connection broke: the answer is cut off (3 attempts)",
        3,
    ),
    "no http": (b"220 mail.example.org\r\n\r\n", "the connection broke: the answer is no HTTP", 3),
    "closed": (lambda _: None, "the connection broke: ", 3),
    "a length that is no number": (
        http(TABLE, headers={"Content-Length": "many"}),
        "the connection broke: ",
        3,
    ),
    "larger, as it says": (
        http(b"", headers={"Content-Length": str(10**12)}),
        "the answer is larger than",
        1,
    ),
    "larger, as it does not say": (
        b"HTTP/1.1 200 Said\r\n\r\n" + b"1" * 20_000,
        "the answer is larger than",
        1,
    ),
    "a bomb": (BOMB, "the answer is larger than", 1),
    "packed and cut": (
        http(CUT, headers={"Content-Encoding": "gzip"}),
        "the connection broke: the answer is cut off",
        3,
    ),
    "packed and damaged": (
        http(b"\x00" * 99, headers={"Content-Encoding": "gzip"}),
        "the answer is packed and damaged",
        3,
    ),
    "packed in an unknown way": (
        http(TABLE, headers={"Content-Encoding": "br"}),
        "the answer is packed in an unknown way (`br`)",
        1,
    ),
    "led to nowhere": (http("", 302), "it is redirected to nowhere", 1),
    "led to the clouds' secrets": (
        http("", 302, {"Location": "http://169.254.169.254/latest/meta-data"}),
        "169.254.169.254 is no host of the public network",
        1,
    ),
    "led to another port here": (
        http("", 307, {"Location": "http://127.0.0.1:1/"}),
        "127.0.0.1 is no host of the public network",
        1,
    ),
    "led to a file": (
        http("", 301, {"Location": "file:///etc/passwd"}),
        "it is redirected elsewhere: only addresses of http:// and https:// are asked",
        1,
    ),
    "led with a password": (
        http("", 301, {"Location": "http://me:hidden@example.org/"}),
        "it is redirected elsewhere: an address with a user or a password",
        1,
    ),
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_of_a_host_is_a_line(there: Host, what: str) -> None:
    reply, said, attempts = FAULTS[what]
    found = refused(there.says("/x", reply))
    assert found.startswith(said)
    assert "hidden" not in found
    assert len(there.asked) == attempts


def test_a_bomb_is_not_unpacked_beyond_the_limit() -> None:
    packed = gzip.compress(b"0" * 50_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(FetchError, match="larger"):
            web._unpack(packed, "gzip", QUICK)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "before", [b"", b"HTTP/1.1 200 Said\r\n", http(TABLE, headers={"Content-Length": "500"})]
)
def test_a_host_that_stalls_is_left(there: Host, before: bytes) -> None:
    said = refused(there.says("/x", there.stalls(before)))
    assert said == "it gave no answer in time (3 attempts)"


@pytest.mark.parametrize(
    "before", [b"", b"HTTP/1.1 200 Said\r\nX: ", http(b"", headers={"Content-Length": "9000"})]
)
def test_a_host_that_drips_is_left_when_the_time_is_over(there: Host, before: bytes) -> None:
    how = HERE._replace(limits=QUICK._replace(whole=0.4))
    assert refused(there.says("/x", there.drips(before)), how) == "no answer within 0.4 seconds"


def test_where_nobody_listens_is_told(there: Host) -> None:
    there.close()
    said = refused(f"{there.address}/x")
    assert said == "it cannot be connected to: Connection refused (3 attempts)"


def test_another_attempt_is_made_and_waits_grow(there: Host, waits: list[float]) -> None:
    address = there.says("/x", http("", 500), http("", 503), http(TABLE))
    assert ask(address, HERE).data == TABLE
    assert waits == [0.001, 0.002]


def test_what_a_host_asks_to_wait_is_waited_within_limits(there: Host, waits: list[float]) -> None:
    busy = [http("", 429, {"Retry-After": told}) for told in ("7", "no number")]
    assert ask(there.says("/x", *busy, http(TABLE)), HERE._replace(
        limits=QUICK._replace(whole=60))).data == TABLE  # fmt: skip
    assert waits == [7.0, 0.002]
    long = http("", 503, {"Retry-After": "86400"})
    said = "it answers 503; it asks to wait for more than 60 seconds"
    assert refused(there.says("/y", long)) == said
    assert refused(there.says("/z", http("", 429, {"Retry-After": "30"}))) == (
        "it answers 429; 5 seconds are over"
    )
    assert there.asked.count("/y") == there.asked.count("/z") == 1


def test_redirects_are_followed_but_not_for_ever(there: Host) -> None:
    there.says("/end", http(TABLE))
    assert ask(there.says("/x", http("", 302, {"Location": "end"})), HERE).data == TABLE
    circle = there.says("/c", http("", 302, {"Location": "/d"}))
    there.says("/d", http("", 302, {"Location": "/c"}))
    assert refused(circle) == "it is redirected in a circle"
    for number in range(9):
        there.says(f"/{number}", http("", 302, {"Location": f"/{number + 1}"}))
    assert refused(f"{there.address}/0") == "it is redirected more than 5 times"


def test_from_https_nothing_leads_to_http() -> None:
    place = read_address("https://example.org/a")
    with pytest.raises(FetchError, match="from https to http"):
        web._follow(place, "http://example.org/a")
    assert web._follow(place, "/b").address == "https://example.org/b"


def test_this_machine_is_asked_only_when_that_is_allowed(there: Host) -> None:
    address = there.says("/x", http(TABLE))
    said = refused(address, HERE._replace(private=False))
    assert said == "127.0.0.1 is no host of the public network"
    assert there.asked == []


NOT_PUBLIC = (
    "0.0.0.0",  # noqa: S104  not bound to
    "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1",
    "224.0.0.1", "255.255.255.255", "::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::",
    "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1",
)  # fmt: skip


@pytest.mark.parametrize("number", NOT_PUBLIC)
def test_no_number_of_a_private_network_is_connected_to(
    number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = (2, 1, 6, "", ("93.184.216.34", 80))
    monkeypatch.setattr(
        addresses.socket, "getaddrinfo", lambda *_, **__: [public, (2, 1, 6, "", (number, 80))]
    )
    with pytest.raises(FetchError, match="no host of the public network"):
        resolve(read_address("http://example.org/"), private=False)


def test_public_numbers_are_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    found = ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"]
    ends = [(2, 1, 6, "", (number, 80)) for number in found]
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *_, **__: ends)
    assert resolve(read_address("http://example.org/"), private=False) == found


def test_a_name_is_resolved_once_and_its_number_asked(
    there: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second look could give another number than the one that was checked."""
    real, names = addresses.socket.getaddrinfo, []

    def look(name: str, *rest: object, **more: object) -> object:
        names.append(name)
        return real("127.0.0.1" if name == "example.org" else name, *rest, **more)

    monkeypatch.setattr(addresses.socket, "getaddrinfo", look)
    port = there.address.rpartition(":")[2]
    there.says("/x", http("", 500), http(TABLE))
    assert ask(f"http://example.org:{port}/x", HERE).data == TABLE
    assert names.count("example.org") == 1
    assert f"\r\nHost: example.org:{port}\r\n" in there.heads[0]


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/a", "file:///etc/passwd", "example.org", "", "http://", "http:///a",
        "http://user:hidden@example.org/", "http://example.org/?api_key=hidden",
        "https://example.org/?a=1&Token=hidden", "http://example.org/a b", "http://example.org/\r\nX",
        "http://example.org:99999/", "http://" + "a" * 3000,
    ],
)  # fmt: skip
def test_an_address_that_is_none_or_holds_a_secret_is_refused_unseen(address: str) -> None:
    with pytest.raises(FetchError) as found:
        ask(address, HERE)
    assert "hidden" not in str(found.value)
    assert "\n" not in str(found.value)


def test_nothing_of_the_environment_is_used(
    there: Host, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with caplog.at_level(logging.DEBUG):
        assert ask(there.says("/x", http(TABLE)), HERE).data == TABLE
    assert "Authorization" not in there.heads[0]
    assert "Cookie" not in there.heads[0]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ssl.SSLContext]:
    """A certificate of example.org that nobody has signed, and a host's context with it."""
    program = shutil.which("openssl")
    if program is None:
        not_run("openssl is not installed")
    folder = tmp_path_factory.mktemp("certificate")
    made, key = folder / "made.pem", folder / "key.pem"
    words = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", str(key)]
    words += ["-subj", "/CN=example.org", "-addext", "subjectAltName=DNS:example.org"]
    subprocess.run([program, *words, "-out", str(made)], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made, key)
    return made, context


def test_https_is_asked_of_the_number_under_the_name_that_its_certificate_has(
    certificate: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, context = certificate
    real = addresses.socket.getaddrinfo
    monkeypatch.setattr(
        addresses.socket, "getaddrinfo", lambda _, *rest, **more: real("127.0.0.1", *rest, **more)
    )
    with host(context) as there:
        there.says("/x", http(TABLE))
        address = f"https://example.org:{there.port}/x"
        assert refused(address).startswith("its certificate is not valid: self")
        trust = ssl.create_default_context(cafile=str(made))
        monkeypatch.setattr(web, "_trust", lambda: trust)
        assert ask(address, HERE).data == TABLE
        elsewhere = address.replace("example.org", "example.com")
        assert refused(elsewhere).startswith("its certificate is not valid: Hostname mismatch")


def test_a_certificate_is_asked_for() -> None:
    trust = web._trust()
    assert (trust.check_hostname, trust.verify_mode.name, trust.keylog_filename) == (
        True,
        "CERT_REQUIRED",
        None,
    )
