"""Addresses of the web: what one names, and whether it leads to the public network."""

import ipaddress
import socket
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import parse_qsl

from forecasts.actuals.fetched import SECRETS
from forecasts.fetching.faults import FetchError

__all__ = ["Place", "read_address", "resolve"]

_PORTS = {"http": 80, "https": 443}
_MAPPED = ipaddress.ip_network("64:ff9b::/96")  # IPv4 behind a translator
_LONGEST = 2_000

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


class Place(NamedTuple):
    """Where an address leads: `path` is what is asked for there, its query included."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def named(self) -> str:
        """The host as a header names it, with a port that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def address(self) -> str:
        """The address in full."""
        return f"{self.scheme}://{self.named}{self.path}"


def read_address(address: str) -> Place:
    """Return where an address leads.

    Raises:
        FetchError: It is none of http or https, or holds what must not be kept: a password, a key.
            What it holds is not in the message.
    """
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    if len(address) > _LONGEST or any(sign <= " " or sign == "\x7f" for sign in address):
        raise FetchError("an address has no spaces and at most 2,000 characters")
    try:
        url = parse_url(address)
    except LocationParseError:
        raise FetchError("this is no address of the web") from None
    if url.scheme not in _PORTS or not url.host:
        raise FetchError("only addresses of http:// and https:// are asked")
    if url.auth is not None:
        raise FetchError("an address with a user or a password is not kept, nor asked")
    if any(name.lower() in SECRETS for name, _ in parse_qsl(url.query or "")):
        raise FetchError("an address with a key or a token is not kept, nor asked")
    path = (url.path or "/") + (f"?{url.query}" if url.query else "")
    return Place(url.scheme, url.host.strip("[]"), url.port or _PORTS[url.scheme], path)


def resolve(place: Place, *, private: bool) -> Sequence[str]:
    """Return the numbers of a host, asked for once: what is checked is what is connected to.

    Args:
        place: Whose host it is.
        private: Whether it may be on a private network, or this machine.

    Raises:
        FetchError: There is no such host, or one of its numbers is not of the public network.
    """
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(f"there is no host {place.host}", again=True) from None
    numbers = list(dict.fromkeys(str(end[4][0]) for end in found))
    if not private and not all(_is_public(ipaddress.ip_address(each)) for each in numbers):
        raise FetchError(f"{place.host} is no host of the public network")
    return numbers


def _is_public(number: IPAddress) -> bool:
    """Tell whether a number is of the public network, and one that it stands for as well."""
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour or (number.teredo or (None, None))[1]
        if number in _MAPPED:
            inner = ipaddress.IPv4Address(int(number) & 0xFFFF_FFFF)
        if inner is not None:
            return _is_public(inner)
    return number.is_global and not number.is_multicast
