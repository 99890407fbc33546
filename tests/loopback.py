"""A host on this machine that answers as a test says, as badly as it says."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from types import MappingProxyType

Reply = bytes | Callable[[socket.socket], None]
"""What is sent, or what is done with the connection."""
NO_HEADERS: Mapping[str, str] = MappingProxyType({})


def http(
    body: bytes | str = b"", status: int = 200, headers: Mapping[str, str] = NO_HEADERS
) -> bytes:
    """Return an answer with its headers; its length is true unless they say another."""
    data = body.encode() if isinstance(body, str) else body
    told = {"Content-Length": str(len(data)), **headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return f"HTTP/1.1 {status} Said\r\n{head}\r\n".encode() + data


class Host:
    """Answers each path with its replies in turn, the last of them for ever."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.context = context
        self.replies: dict[str, list[Reply]] = {}
        self.asked: list[str] = []
        self.heads: list[str] = []
        self.over = threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.address = f"http{'s' if context else ''}://127.0.0.1:{self.port}"
        threading.Thread(target=self._serve, daemon=True).start()

    def says(self, path: str, *replies: Reply) -> str:
        """Set what a path is answered with; return its address."""
        self.replies[path] = list(replies)
        return f"{self.address}{path}"

    def close(self) -> None:
        self.over.set()
        with suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self.listener.accept()
                threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, plain: socket.socket) -> None:
        with suppress(OSError):
            wrap = self.context.wrap_socket if self.context else None
            with wrap(plain, server_side=True) if wrap else plain as connection:
                self._talk(connection)

    def _talk(self, connection: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            piece = connection.recv(65_536)
            if not piece:
                return
            head += piece
        path = head.split(b" ")[1].decode()
        self.asked.append(path)
        self.heads.append(head.decode())
        replies = self.replies.get(path) or [http("there is nothing", 404)]
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        if isinstance(reply, bytes):
            connection.sendall(reply)
        else:
            reply(connection)

    def stalls(self, before: bytes = b"") -> Reply:
        """Return a reply that begins and does not go on until the test is over."""

        def stall(connection: socket.socket) -> None:
            connection.sendall(before)
            self.over.wait(30)

        return stall

    def drips(self, before: bytes = b"") -> Reply:
        """Return a reply that sends a byte now and then, never an end."""

        def drip(connection: socket.socket) -> None:
            connection.sendall(before)
            while not self.over.wait(0.02):
                connection.sendall(b"x")

        return drip


@contextmanager
def host(context: ssl.SSLContext | None = None) -> Iterator[Host]:
    """Open a host for as long as a test needs it, under https where there is a context."""
    opened = Host(context)
    try:
        yield opened
    finally:
        opened.close()
