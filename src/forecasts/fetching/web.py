"""Asking an address of the web: the one module that opens a connection.

Each host is resolved once, and that number is connected to under the host's name, so that what was
checked is what is asked. A host that gives no answer in time is left: the exchange runs in a thread
of its own, as nothing else bounds a name that is not resolved, a handshake and a body that drips.
"""

import ssl
import zlib
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from threading import Thread
from time import monotonic, sleep
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from forecasts import __version__
from forecasts.fetching.addresses import Place, read_address, resolve
from forecasts.fetching.faults import FetchError
from forecasts.files import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from urllib3.connection import HTTPConnection
    from urllib3.response import BaseHTTPResponse

__all__ = ["Answer", "Asked", "Limits", "ask"]

_CHUNK = 65_536
_AGAIN = frozenset((408, 425, 429, 500, 502, 503, 504))
_LEADS = frozenset((301, 302, 303, 307, 308))
_PACKED = {"gzip": 31, "x-gzip": 31, "deflate": 15}  # what zlib calls each


class Limits(NamedTuple):
    """What is given to an address at most; all times in seconds.

    Attributes:
        connect: For a connection.
        read: For the next byte.
        whole: For all of it: attempts, waits and redirects.
        size: Bytes of the answer, as sent and unpacked.
        attempts: How often one is made.
        backoff: Before the second; doubled before each after it.
        wait: What a host may ask to wait (`Retry-After`); for more it is left.
        redirects: How many are followed.
    """

    connect: float = 10.0
    read: float = 30.0
    whole: float = 180.0
    size: int = MAX_BYTES
    attempts: int = 4
    backoff: float = 1.0
    wait: float = 60.0
    redirects: int = 5


class Answer(NamedTuple):
    """What an address gave: the bytes unpacked, and the headers by their names in lower case.

    `address` is the one that answered, behind all redirects; it may hold what must not be kept.
    """

    address: str
    data: bytes
    headers: Mapping[str, str]

    @property
    def sha256(self) -> str:
        """The hash of the bytes."""
        return sha256(self.data).hexdigest()


class _Reply(NamedTuple):
    status: int
    headers: Mapping[str, str]
    data: bytes


class Asked(NamedTuple):
    """How an address is asked: `private` allows that the host which it names is no public one."""

    accept: str = "*/*"
    private: bool = False
    limits: Limits = Limits()


def ask(address: str, how: Asked = Asked()) -> Answer:  # noqa: B008  a tuple of defaults
    """Return what an address gives.

    Args:
        address: Of http or https, without a password or key.
        how: What is accepted, from where, and within which limits.

    Raises:
        FetchError: It gives nothing, too much, or leads where it must not; the message begins with
            the address, unless that holds what must not be shown.
    """
    place = read_address(address)
    deadline = monotonic() + how.limits.whole
    try:
        return _redirected(place, how, deadline)
    except FetchError as error:
        raise FetchError(f"{address}: {error}", again=error.again) from None


def _redirected(place: Place, how: Asked, deadline: float) -> Answer:
    """Return what the host at the end of all redirects gives."""
    home, seen = (place.scheme, place.host, place.port), {place}
    for _ in range(how.limits.redirects + 1):
        private = how.private and (place.scheme, place.host, place.port) == home
        reply = _insist(place, how, deadline, private=private)
        if reply.status not in _LEADS:
            return Answer(place.address, reply.data, reply.headers)
        place = _follow(place, reply.headers.get("location", ""))
        if place in seen:
            raise FetchError("it is redirected in a circle")
        seen.add(place)
    raise FetchError(f"it is redirected more than {how.limits.redirects} times")


def _follow(place: Place, location: str) -> Place:
    """Return where a redirect leads."""
    if not location:
        raise FetchError("it is redirected to nowhere")
    try:
        there = read_address(urljoin(place.address, location))
    except (FetchError, ValueError) as error:
        raise FetchError(f"it is redirected elsewhere: {error}") from None
    if (place.scheme, there.scheme) == ("https", "http"):
        raise FetchError("it is redirected from https to http")
    return there


def _insist(place: Place, how: Asked, deadline: float, *, private: bool) -> _Reply:
    """Return the reply of one host, after as many attempts as it takes and the limits allow."""
    limits = how.limits
    ends: list[str] = []
    for attempt in range(limits.attempts):
        try:
            return _in_time(place, how, deadline, ends, private=private)
        except FetchError as error:
            last = attempt + 1 == limits.attempts
            if not error.again or last or monotonic() >= deadline:
                tried = f" ({limits.attempts} attempts)" if error.again and last and attempt else ""
                raise FetchError(f"{error}{tried}", again=error.again) from None
            wait = limits.backoff * 2**attempt if error.wait is None else error.wait
            if error.wait is not None and error.wait > limits.wait:
                asked = f"it asks to wait for more than {limits.wait:g} seconds"
                raise FetchError(f"{error}; {asked}", again=True) from None
            if monotonic() + wait >= deadline:
                raise FetchError(
                    f"{error}; {limits.whole:g} seconds are over", again=True
                ) from None
            sleep(wait)
            ends[:] = ends[1:] + ends[:1]  # a host may have several numbers
    raise FetchError("no attempt is allowed")


def _in_time(
    place: Place, how: Asked, deadline: float, ends: list[str], *, private: bool
) -> _Reply:
    """Return the reply of one attempt, or leave it behind at the deadline."""
    made: list[_Reply | BaseException] = []

    def work() -> None:
        try:
            if not ends:
                ends.extend(resolve(place, private=private))
            made.append(_exchange(place, ends[0], how))
        except BaseException as error:  # noqa: BLE001  it is raised where it is waited for
            made.append(error)

    thread = Thread(target=work, daemon=True)
    thread.start()
    thread.join(max(deadline - monotonic(), 0))
    if not made:
        raise FetchError(f"no answer within {how.limits.whole:g} seconds", again=True)
    if isinstance(made[0], BaseException):
        raise made[0]
    return made[0]


def _exchange(place: Place, end: str, how: Asked) -> _Reply:
    """Ask the host at one of its numbers, and read its reply to the end."""
    from http.client import HTTPException

    from urllib3.exceptions import HTTPError, NewConnectionError
    from urllib3.exceptions import TimeoutError as TooLate

    connection = _connection(place, end, how.limits)
    try:
        connection.connect()
        connection.timeout = how.limits.read
        connection.request(
            "GET",
            place.path,
            headers={
                "Host": place.named,
                "User-Agent": f"forecasts/{__version__}",
                "Accept": how.accept,
                "Accept-Encoding": "gzip",
                "Connection": "close",
            },
            preload_content=False,
            decode_content=False,
        )
        response = connection.getresponse()
        try:
            return _read_reply(response, how.limits)
        finally:
            response.close()
    except ssl.SSLCertVerificationError as error:
        raise FetchError(f"its certificate is not valid: {error.verify_message}") from None
    except NewConnectionError as error:  # which is a timeout as well, to urllib3
        raise FetchError(f"it cannot be connected to: {_reason(error)}", again=True) from None
    except (TooLate, TimeoutError):
        raise FetchError("it gave no answer in time", again=True) from None
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        raise FetchError(f"the connection broke: {_reason(error)}", again=True) from None
    finally:
        connection.close()


def _connection(place: Place, end: str, limits: Limits) -> "HTTPConnection":
    from urllib3.connection import HTTPConnection, HTTPSConnection

    if place.scheme == "http":
        return HTTPConnection(end, place.port, timeout=limits.connect)
    return HTTPSConnection(
        end,
        place.port,
        timeout=limits.connect,
        server_hostname=place.host,
        ssl_context=_trust(),
    )


@cache
def _trust() -> ssl.SSLContext:
    """Return the system's certificates; ready-made contexts would ask the environment for more."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_default_certs()
    return context


def _reason(error: Exception) -> str:
    """Return why a connection broke, without addresses of memory and of the network in it."""
    cause = error.__cause__ or error.__context__ or error
    if isinstance(cause, OSError) and cause.strerror:
        return cause.strerror
    name = type(error).__name__
    return {"IncompleteRead": "the answer is cut off", "ProtocolError": "the answer is cut off",
            "RemoteDisconnected": "it was closed without an answer",
            "BadStatusLine": "the answer is no HTTP"}.get(name, name)  # fmt: skip


def _read_reply(response: "BaseHTTPResponse", limits: Limits) -> _Reply:
    """Read a reply whose status is worth reading."""
    status = response.status
    headers = {name.lower(): value for name, value in response.headers.items()}
    if status in _LEADS:
        return _Reply(status, MappingProxyType(headers), b"")
    if status != 200:
        wait = _asked_wait(headers.get("retry-after", ""))
        raise FetchError(f"it answers {status}", again=status in _AGAIN, wait=wait)
    if int(headers.get("content-length") or 0) > limits.size:
        raise _too_large(limits)
    sent = b"".join(_limited(response, limits))
    data = _unpack(sent, headers.get("content-encoding", ""), limits)
    if not data.strip():
        raise FetchError("the answer is empty")
    return _Reply(status, MappingProxyType(headers), data)


def _limited(response: "BaseHTTPResponse", limits: Limits) -> "Iterator[bytes]":
    """Yield the body piece by piece, until it is over or too large."""
    left = limits.size
    while piece := response.read(_CHUNK):
        left -= len(piece)
        if left < 0:
            raise _too_large(limits)
        yield piece


def _too_large(limits: Limits) -> FetchError:
    return FetchError(f"the answer is larger than {limits.size / 2**20:g} MB")


def _unpack(sent: bytes, packing: str, limits: Limits) -> bytes:
    """Return the bytes as they were before they were packed for the way."""
    if packing.lower() in {"", "identity"}:
        return sent
    if packing.lower() not in _PACKED:
        raise FetchError(f"the answer is packed in an unknown way (`{packing[:20]}`)")
    unpacking = zlib.decompressobj(_PACKED[packing.lower()])
    try:
        data = unpacking.decompress(sent, limits.size + 1)
    except zlib.error:
        raise FetchError("the answer is packed and damaged", again=True) from None
    if len(data) > limits.size:
        raise _too_large(limits)
    if not unpacking.eof:
        raise FetchError("the connection broke: the answer is cut off", again=True)
    return data


def _asked_wait(told: str) -> float | None:
    """Return the seconds of a `Retry-After`, which may be a date; None where it says nothing."""
    from urllib3 import Retry
    from urllib3.exceptions import InvalidHeader

    with suppress(InvalidHeader, ValueError, OverflowError):
        return Retry().parse_retry_after(told) if told else None
    return None
