"""Hosts: which of them nobody reaches but who is in the same network."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from .urls import is_absolute

__all__ = ["is_private"]

# Names that are given out inside of networks alone; RFC 6761, RFC 6762, RFC 8375 and ICANN.
_OWN_NETWORKS = frozenset({"home", "internal", "lan", "local", "localhost"})
_OWN_ZONE = ".home.arpa"
# RFC 1918 and RFC 4193; what stands for any network in documents (RFC 5737) is none's own.
_OWN_BLOCKS = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")


def is_private(url: str) -> bool:
    """Tell whether the host of an absolute address is known to its own network alone."""
    host = (urlsplit(url).hostname or "").rstrip(".") if is_absolute(url) else ""
    return bool(host) and _is_own(host)


@lru_cache(maxsize=256)
def _is_own(host: str) -> bool:
    if host.rpartition(".")[2] in _OWN_NETWORKS or host.endswith(_OWN_ZONE):
        return True
    if not (":" in host or (host.isascii() and host.replace(".", "").isdigit())):
        return "." not in host
    from ipaddress import ip_address, ip_network

    address = ip_address(host)
    if address.is_loopback or address.is_link_local or address.is_unspecified:
        return True
    return any(address in ip_network(block) for block in _OWN_BLOCKS)
