"""The one door to the network: pages of a list of addresses, asked for politely and with care.

Nothing comes here that was not listed by the caller. Where a name leads, and where a redirect
leads, is looked at after it is resolved, and it is that very address that is connected to.
"""

from __future__ import annotations

import json
import logging
import socket
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from threading import Semaphore
from time import monotonic, sleep
from typing import Any, Self
from urllib.parse import urljoin, urlsplit

from .._version import __version__
from ..safety.files import sweep, write_atomic
from ..safety.limits import DEFAULT_LIMITS
from ..safety.show import show
from ._addresses import is_public
from ._documents import Document, unpacked_body

__all__ = ["Fetcher", "documents_at"]

_log = logging.getLogger("nutgraf")
USER_AGENT = f"nutgraf/{__version__} (checks the structured data of its user's own pages)"
_REDIRECTS = 5
_TRIES = 3  # of one address
_SECONDS = 60.0  # in which one answer has come, or is given up
_TIMEOUTS = {"connect": 10.0, "read": 20.0, "write": 10.0, "pool": 60.0}
_LONGEST_WAIT = 30.0  # seconds that a server may ask for before the next try
_AHEAD = 64  # answers that are waited for, or wait, at one time
_TRY_AGAIN = frozenset({429, 500, 502, 503, 504})
_MOVED = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED, _OK = 304, 200
_TAKEN = range(200, 300)


def _resolved(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


@dataclass(frozen=True, slots=True)
class Fetcher:
    """How addresses are fetched.

    Shape: `cache` is a folder for answers, which are asked for again only where they changed;
    `resolve` gives the addresses of a host and port, `backend` opens connections (of httpcore),
    both the system's own where nothing is given. With `private` the network at home is open.
    """

    user_agent: str = USER_AGENT
    per_host: int = 2
    cache: Path | None = None
    private: bool = False
    pause: float = 0.5
    resolve: Callable[[str, int], list[str]] = _resolved
    backend: Any = None

    def session(self) -> Session:
        """Open what holds the connections; raises OSError where httpx is not installed."""
        return Session(self)


def documents_at(urls: Iterable[str], fetcher: Fetcher) -> Iterator[Document]:
    """Give the documents at addresses, in their order; what cannot be had fails when it is read."""
    with fetcher.session() as session, ThreadPoolExecutor(16) as pool:
        waiting: deque[tuple[str, Future[bytes]]] = deque()
        try:
            for url in urls:
                waiting.append((url, pool.submit(session.fetch, url)))
                if len(waiting) >= _AHEAD:
                    yield _document(*waiting.popleft())
            while waiting:
                yield _document(*waiting.popleft())
        finally:
            for _, answer in waiting:
                answer.cancel()


def _document(url: str, answer: Future[bytes]) -> Document:
    inner = url.partition("?")[0].partition("#")[0]
    return Document(url, answer.result, url=url, inner=inner)


class Session:
    """Connections to hosts, so many to each at one time."""

    def __init__(self, fetcher: Fetcher) -> None:
        """Open the session; raises OSError where httpx is not installed."""
        try:
            import httpcore
            import httpx
        except ImportError as fault:
            said = 'addresses are fetched with httpx: pip install "nutgraf[fetch]"'
            raise OSError(0, said) from fault
        self._fetcher, self._errors = fetcher, (httpcore.NetworkError, httpcore.ProtocolError,
                                                httpcore.TimeoutException)  # fmt: skip
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=64,
            keepalive_expiry=10.0,
            network_backend=_guarded(fetcher),
        )
        self._turns: dict[str, Semaphore] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.close()

    def fetch(self, url: str) -> bytes:
        """Give the body of what stands at an address; raises OSError, which says what is wrong."""
        host = _host_of(url)
        kept = _Kept(self._fetcher.cache, url)
        turn = self._turns.setdefault(host, Semaphore(max(self._fetcher.per_host, 1)))
        with turn:
            return self._tried(url, kept)

    def tell(self, url: str, form: bytes) -> None:
        """Send a form to an address, once; raises OSError unless it is taken."""
        _host_of(url)
        sent = {"User-Agent": self._fetcher.user_agent, "Host": urlsplit(url).netloc,
                "Content-Type": "application/x-www-form-urlencoded",
                "Content-Length": str(len(form))}  # fmt: skip
        headers = [(name.encode(), _latin(value)) for name, value in sent.items()]
        try:
            with self._pool.stream(
                "POST", _ascii(url), headers=headers, content=form,
                extensions={"timeout": _TIMEOUTS},
            ) as answer:  # fmt: skip
                status = answer.status
        except self._errors as fault:
            said = show(str(fault), 200) or type(fault).__name__
            raise OSError(0, f"cannot be reached: {said}") from fault
        if status not in _TAKEN:
            raise OSError(0, f"answers {status}")

    def _tried(self, url: str, kept: _Kept) -> bytes:
        wait = self._fetcher.pause
        for tried in range(1, _TRIES + 1):
            try:
                status, headers, body = self._followed(url, kept)
            except self._errors as fault:
                if tried == _TRIES:
                    said = show(str(fault), 200) or type(fault).__name__
                    raise OSError(0, f"cannot be fetched: {said}") from fault
                why = type(fault).__name__
            else:
                if status not in _TRY_AGAIN or tried == _TRIES:
                    return _body(status, headers, body, kept)
                wait, why = _asked_to_wait(headers, wait), f"the server answers {status}"
            wait = min(wait, _LONGEST_WAIT)
            _log.info("%s: %s; tried again in %.1f s", show(url, 200), why, wait)
            sleep(wait)
            wait *= 2
        raise AssertionError("the last try returns or raises")

    def _followed(self, url: str, kept: _Kept) -> tuple[int, dict[str, str], bytes]:
        for _ in range(_REDIRECTS + 1):
            status, headers, body = self._asked(url, kept)
            if status not in _MOVED or "location" not in headers:
                return status, headers, body
            url = urljoin(url, headers["location"])
            _host_of(url)
        raise OSError(0, f"is redirected more than {_REDIRECTS} times")

    def _asked(self, url: str, kept: _Kept) -> tuple[int, dict[str, str], bytes]:
        asked = {"User-Agent": self._fetcher.user_agent, "Accept": "text/html,*/*;q=0.5",
                 "Accept-Encoding": "gzip, deflate", "Host": urlsplit(url).netloc,
                 **kept.conditions}  # fmt: skip
        end = monotonic() + _SECONDS
        headers_sent = [(name.encode(), _latin(value)) for name, value in asked.items()]
        with self._pool.stream(
            "GET", _ascii(url), headers=headers_sent, extensions={"timeout": _TIMEOUTS}
        ) as answer:
            headers = {
                name.decode("latin-1").lower(): value.decode("latin-1")
                for name, value in answer.headers
            }
            pieces, size = [], 0
            for piece in answer.iter_stream():
                pieces.append(piece)
                size += len(piece)
                if size > DEFAULT_LIMITS.feed_bytes:
                    break
                if monotonic() > end:
                    raise OSError(0, f"the answer takes more than {_SECONDS:.0f} seconds")
        body = unpacked_body(b"".join(pieces), headers.get("content-encoding", ""))
        return answer.status, headers, body


def _guarded(fetcher: Fetcher) -> Any:
    """Give what opens connections: to public addresses alone, and to those that were looked at."""
    import httpcore

    class Guarded(httpcore.NetworkBackend):
        """Resolves a host once, looks at every address, and connects to one that was looked at."""

        def connect_tcp(self, host: str, port: int, *rest: Any, **more: Any) -> Any:
            inner = fetcher.backend or httpcore.SyncBackend()
            return inner.connect_tcp(_looked_at(host, port, fetcher), port, *rest, **more)

    return Guarded()


def _looked_at(host: str, port: int, fetcher: Fetcher) -> str:
    try:
        found = fetcher.resolve(host, port)
    except (OSError, UnicodeError) as fault:
        raise OSError(0, f"the host {show(host, 100)} cannot be found") from fault
    if not found:
        raise OSError(0, f"the host {show(host, 100)} cannot be found")
    for address in found:
        if not fetcher.private and not is_public(address):
            said = f"{show(host, 100)} leads to {show(address, 60)}, which is no public address"
            raise OSError(0, f"{said}: refused")
    return found[0]


def _host_of(url: str) -> str:
    """Give the host of an address that may be fetched; raises OSError for any other."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as fault:
        raise OSError(0, f"is no address: {show(url, 200)}") from fault
    if parts.scheme not in {"http", "https"} or not host or parts.username is not None:
        raise OSError(0, f"is no address of http or https without a password: {show(url, 200)}")
    return f"{host}:{port}"


class _Kept:
    """An answer on disk: a line of JSON, then the body; what is cut short or another's is none."""

    def __init__(self, folder: Path | None, url: str) -> None:
        self._url = url
        digest = blake2b(url.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        self._file = folder / digest[:2] / digest if folder is not None else None
        self.body: bytes | None = None
        self.conditions: dict[str, str] = {}
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            self._load()

    def _load(self) -> None:
        if self._file is None:
            return
        head, _, body = self._file.read_bytes().partition(b"\n")
        about = json.loads(head)
        if about["url"] == self._url and about["sum"] == _sum(body):
            self.body = body
            names = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
            self.conditions = {names[key]: str(about[key]) for key in names if about.get(key)}

    def keep(self, headers: dict[str, str], body: bytes) -> None:
        """Keep an answer; a full disk loses speed, not pages."""
        if self._file is None or not {"etag", "last-modified"} & headers.keys():
            return
        about = {key: headers[key] for key in ("etag", "last-modified") if key in headers}
        head = json.dumps({"url": self._url, "sum": _sum(body), **about})
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            sweep(self._file.parent)
            write_atomic(self._file, [head.encode(), b"\n", body])


def _sum(body: bytes) -> str:
    return blake2b(body, digest_size=16).hexdigest()


def _body(status: int, headers: dict[str, str], body: bytes, kept: _Kept) -> bytes:
    if status == _NOT_MODIFIED and kept.body is not None:
        return kept.body
    if status != _OK:
        raise OSError(0, f"the server answers {status}")
    kept.keep(headers, body)
    return body


def _asked_to_wait(headers: dict[str, str], wait: float) -> float:
    """Give the seconds that a server asks for; a date it asks for is not read."""
    asked = headers.get("retry-after", "").strip()
    return float(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else wait


def _latin(text: str) -> bytes:
    return "".join(one for one in text if " " <= one <= "\xff").encode("latin-1")


def _ascii(url: str) -> str:
    """Write an address as it goes over the wire: the host in its ASCII form, the rest escaped."""
    from httpx import URL, InvalidURL

    try:
        return str(URL(url))
    except (InvalidURL, UnicodeError) as fault:
        raise OSError(0, f"is no address: {show(url, 200)}") from fault
