"""The site on this machine alone, each page made when it is asked for: what one writes is seen.

A page that is open asks each second whether a file of the ledger has changed, and is then loaded
anew. Nothing is written to disk, and no file is served but what the plan of the site has. Only who
asks for this machine by name is answered, so that no page from elsewhere reads a ledger (DNS
rebinding).
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from urllib.parse import unquote

from forecasts.boundary import refusal
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
LONGEST = 10.0
"""Seconds that who asks may take for each line, or for taking in what is sent."""
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


def find_page(plan: Plan, path: str) -> tuple[int, str, bytes]:
    """Return the status, the type and the bytes that answer a path of the site."""
    name = unquote(path.partition("?")[0].partition("#")[0]).removeprefix("/")
    name = name + "index.html" if not name or name.endswith("/") else name
    try:
        found = plan()
        if isinstance(found, str):
            return 500, PLAIN, found.encode("utf-8", "replace")
        make = found.get(name)
        if make is None:
            return 404, PLAIN, b"no such page\n"
        return 200, TYPES.get(name.rpartition(".")[2], PLAIN), make()
    except Exception as error:  # noqa: BLE001 - one page less, and the others go on
        refusal(error)
        return 500, PLAIN, b"this page could not be made: the terminal says why\n"


class _Serving(ThreadingHTTPServer):
    request_queue_size = 128  # a browser opens many at once

    def handle_error(self, *_: object) -> None:
        """Say in one line what went wrong, and nothing of who has gone or is too slow."""
        error = sys.exception()
        if error and not isinstance(error, ConnectionError | TimeoutError):
            refusal(error)


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
        timeout = LONGEST

        def do_GET(self) -> None:
            self._send(*self._answer(), body=True)

        def do_HEAD(self) -> None:
            self._send(*self._answer(), body=False)

        def _answer(self) -> tuple[int, str, bytes]:
            if self.headers.get("Host") not in names:
                return 403, PLAIN, b"not this machine\n"
            if self.path == "/live":
                return 200, PLAIN, _digest(folders)
            if self.path == "/live.js":
                return 200, TYPES["js"], asset("live.js")
            with lock:
                return _living(*find_page(plan, self.path))

        def _send(self, status: int, kind: str, data: bytes, *, body: bool) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.send_header("Cross-Origin-Resource-Policy", "same-origin")
            self.end_headers()
            if body:
                self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by its base
            """Say nothing: the terminal is for what is wrong."""

    server = _Serving((HOST, port), Answering)
    names = {f"{name}:{server.server_port}" for name in (HOST, "localhost")}
    return server


def _digest(folders: Sequence[Path]) -> bytes:
    return sha256(repr([*_states(folders)]).encode()).hexdigest().encode()


def _living(status: int, kind: str, data: bytes) -> tuple[int, str, bytes]:
    """Return an answer that is loaded anew when the ledger changes: a page, or what is wrong."""
    if status == 500:
        fault = escape(data.decode("utf-8", "replace"))
        kind, data = TYPES["html"], _FAULT.format(fault).encode("utf-8")
    if kind == TYPES["html"]:
        for old, new in _LIVE:
            data = data.replace(old, new, 1)
    return status, kind, data
