"""The site on this machine alone, each page made when it is asked for: what one writes is seen.

A page that is open asks each second whether a file of the ledger has changed, and is then loaded
anew. Nothing is written to disk, and no file is served but what the plan of the site has. Only who
asks for this machine by name is answered, so that no page from elsewhere reads a ledger (DNS
rebinding).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from urllib.parse import unquote, urlsplit

from forecasts.site.edition import Page
from forecasts.site.rendering import asset

__all__ = ["HOST", "Plan", "keep_plan", "open_server"]

HOST = "127.0.0.1"
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "xml": "application/atom+xml; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "pdf": "application/pdf",
}
PLAIN = "text/plain; charset=utf-8"
_LIVE = (
    (b"default-src 'none';", b"default-src 'none'; connect-src 'self';"),
    (b"</head>", b'<script src="/live.js" defer></script>\n</head>'),
)
"""What a page gets so that it is loaded anew."""
_FAULT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>forecasts</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">
</head><body><pre>{}</pre></body></html>
"""

Plan = Callable[[], Mapping[str, Page] | str]
"""Returns the files of the site as it is now, or what is wrong with the ledger."""


def keep_plan(plan: Plan, folders: Sequence[Path]) -> Plan:
    """Return a plan that is made anew when a file in one of the folders has changed."""
    kept: dict[tuple[tuple[str, int, int], ...], Mapping[str, Page] | str] = {}

    def current() -> Mapping[str, Page] | str:
        state = tuple(_states(folders))
        if state not in kept:
            kept.clear()
            kept[state] = plan()
        return kept[state]

    return current


def _states(folders: Sequence[Path]) -> Iterator[tuple[str, int, int]]:
    for folder in folders:
        for path in sorted([folder, *folder.rglob("*")]):
            with suppress(OSError):  # it has just been removed or renamed
                facts = path.stat()
                yield str(path), facts.st_mtime_ns, facts.st_size


def open_server(plan: Plan, port: int, folders: Sequence[Path] = ()) -> ThreadingHTTPServer:
    """Return a server on 127.0.0.1, which does not answer yet.

    Args:
        plan: The files of the site.
        port: 0 takes a free one.
        folders: A page that is open is loaded anew when a file in one of them has changed.

    Raises:
        OSError: The port is taken.
    """
    lock = Lock()  # a plan keeps tables that are made once

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send(*self._answer(), body=True)

        def do_HEAD(self) -> None:
            self._send(*self._answer(), body=False)

        def _answer(self) -> tuple[int, str, bytes]:
            if self.headers.get("Host") not in names:
                return 403, PLAIN, b"not this machine\n"
            name = unquote(urlsplit(self.path).path).removeprefix("/")
            if name == "live":
                return 200, PLAIN, _digest(folders)
            if name == "live.js":
                return 200, TYPES["js"], asset(name)
            with lock:
                return _find(plan(), name)

        def _send(self, status: int, kind: str, data: bytes, *, body: bool) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            if body:
                self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by its base
            """Say nothing: the terminal is for what is wrong."""

    server = ThreadingHTTPServer((HOST, port), Answering)
    names = {f"{name}:{server.server_port}" for name in (HOST, "localhost")}
    return server


def _digest(folders: Sequence[Path]) -> bytes:
    return sha256(repr([*_states(folders)]).encode()).hexdigest().encode()


def _find(found: Mapping[str, Page] | str, name: str) -> tuple[int, str, bytes]:
    """Return status, type and bytes of a page, of what is wrong, or of there being none."""
    if isinstance(found, str):
        return 500, TYPES["html"], _living(_FAULT.format(escape(found)).encode("utf-8"))
    name = name + "index.html" if not name or name.endswith("/") else name
    make = found.get(name)
    if make is None:
        return 404, PLAIN, b"no such page\n"
    kind = TYPES.get(name.rpartition(".")[2], PLAIN)
    return 200, kind, _living(make()) if kind == TYPES["html"] else make()


def _living(page: bytes) -> bytes:
    for old, new in _LIVE:
        page = page.replace(old, new, 1)
    return page
