"""Builds the feeds of partners from a folder of JSON-LD, and says what each of them loses.

    nutgraf publish examples/newsroom --out public
    python examples/build_feeds.py public/ feeds/

The moment that decides what is new is a parameter, so that the same articles give the same bytes.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

import nutgraf
from nutgraf import Feed

SITE = "https://herald.example/en/"
ZONE = "Europe/Kyiv"  # of dates that state none, where a format needs an instant
WHOLE = 2  # the slashes in /articles/3
FEEDS = {  # the file of each feed, with its format and level
    "feed.rss": ("rss", "visible"),
    "feed.atom": ("atom", "visible"),
    "feed.json": ("jsonfeed", "visible"),
    "whole.rss": ("rss", "embedded"),
    "sitemap.xml": ("sitemap", "visible"),
    "news-sitemap.xml": ("news-sitemap", "visible"),
}


def main(content: Path, out: Path, now: datetime) -> None:
    """Write every feed, article by article, and print what it cannot carry."""
    articles = [
        nutgraf.read(file.read_bytes()).article for file in sorted(content.glob("*.jsonld"))
    ]
    feed = Feed(
        title="Town Herald",
        home_page_url=SITE,
        language="en",
        updated=now,
        articles=sorted(filter(None, articles), key=newest_first),
    )
    out.mkdir(parents=True, exist_ok=True)
    for name, (format_, level) in FEEDS.items():
        with (out / name).open("wb") as file:
            for chunk in nutgraf.write_chunks(
                feed, format_, level=level, default_zone=ZONE, now=now
            ):
                file.write(chunk)
        lost = nutgraf.losses(feed, format_, level=level, default_zone=ZONE, now=now)
        print(f"{name}: {len(lost)} losses")
        for loss in [*whole_articles(lost), *lost[:2]]:
            print(f"  {loss.pointer}: {loss.reason}")


def whole_articles(lost: tuple[nutgraf.Loss, ...]) -> list[nutgraf.Loss]:
    """Choose the losses of an article as a whole: what a partner would ask about first."""
    return [loss for loss in lost if loss.pointer.count("/") == WHOLE]


def newest_first(article: nutgraf.Article) -> tuple[float, str]:
    """Sort by the moment of publication, and by name where two are of the same."""
    published = article.date_published
    known = isinstance(published, datetime) and published.tzinfo is not None
    return -published.timestamp() if known else 0.0, str(article.url)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit((__doc__ or "").strip())
    main(Path(sys.argv[1]), Path(sys.argv[2]), datetime.now(UTC).replace(microsecond=0))
