"""Memory over very many documents in one process: `python tests/soak.py [COUNT]`.

Every document differs: pages, JSON-LD, feeds and texts are read, checked and written in turn. What
is printed is the memory of the process, in MB, as the documents go by.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

import nutgraf

ADDRESS = "https://news.example/a/%d"
LINKED = (
    '{"@context":"https://schema.org","@type":"NewsArticle","headline":"Bridge %d opens","author":'
    '{"@type":"Person","name":"Ann Lee %d"},"datePublished":"2026-11-22T08:%02d:00+02:00"}'
)
PAGE = (
    "<html><head><title>Bridge %d</title><script type='application/ld+json'>%s</script></head><p>"
)
ITEM = "<item><title>Bridge %d</title><link>https://news.example/a/%d</link><p%d>a</p%d></item>"
TEXT = (
    "Council opens bridge %d\nBy Ann Lee\n22 November 2026, 08:%02d\n\nIt is open. “Go,” he said."
)


def linked(n: int) -> str:
    return LINKED % (n, n, n % 60)


def page(n: int) -> None:
    data = PAGE % (n, linked(n))
    reading = nutgraf.read(data, "html", url=ADDRESS % n)
    nutgraf.check(data, url=ADDRESS % n)
    nutgraf.write(reading.require_article(), "head")


def document(n: int) -> None:
    nutgraf.write(nutgraf.read(linked(n), "jsonld"), "jsonld")


def feed(n: int) -> None:
    items = "".join(ITEM % (n + k, n + k, n, n) for k in range(3))
    text = f"<rss><channel><title>A{n}</title><link>https://news.example/</link>{items}"
    nutgraf.write(nutgraf.read(text, "rss"), "rss")


def text(n: int) -> None:
    nutgraf.read(TEXT % (n, n % 60), "text", house="generic-en")


WORK: tuple[Callable[[int], None], ...] = (page, document, feed, text)


def megabytes() -> float:
    """Give the memory that the process holds now; Linux."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4_096 / 1e6


def main() -> None:
    """Work through the documents, and tell of each twentieth of them."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    for number in range(count + 1):
        WORK[number % len(WORK)](number)
        if number % (count // 20) == 0:
            line = f"{number:9,} documents {megabytes():7.1f} MB {process_time():8.1f} s\n"
            sys.stdout.write(line)
            sys.stdout.flush()


if __name__ == "__main__":
    main()
