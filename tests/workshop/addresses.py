"""Phones have addresses of their own, also on the loopback: all of 127.0.0.0/8 is this computer."""

from itertools import count

import httpx

_used = count(1)
# Phones speak plain HTTP: reading the certificates of all authorities would take longer than most tests.
_PLAIN = {"verify": False}


def address_number(number: int) -> str:
    """Return one of 60,000 addresses of this computer."""
    return f"127.1.{1 + number // 250 % 250}.{1 + number % 250}"


def own_address() -> httpx.HTTPTransport:
    """Return a transport from an address that no other one of this process has."""
    return httpx.HTTPTransport(local_address=address_number(next(_used)), **_PLAIN)


def own_address_async() -> httpx.AsyncHTTPTransport:
    """Return the same for phones that share one thread."""
    return httpx.AsyncHTTPTransport(local_address=address_number(next(_used)), **_PLAIN)
