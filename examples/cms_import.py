"""Imports the export of a CMS: each record becomes a typed article, with JSON-LD and head markup.

    python examples/cms_import.py examples/cms_export.json public/

A record that cannot be an article is told of, and loses only itself. What the CMS does not state
is left out; its dates name no zone, so the zone of the newsroom is said here, once.
"""

import json
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import nutgraf
from nutgraf import ImageObject, NewsArticle, NewsMediaOrganization, Person
from nutgraf.model import CorrectionComment

SITE = "https://herald.example"
ZONE = ZoneInfo("Europe/Kyiv")  # what the clock of the CMS shows
PROFILES = ("schema.org", "google-article")
PUBLISHER = NewsMediaOrganization(name="Town Herald", url=f"{SITE}/")


def main(export: Path, out: Path) -> int:
    """Write the articles of an export below a folder; give how many records could be none."""
    failed = 0
    out.mkdir(parents=True, exist_ok=True)
    for record in json.loads(export.read_text("utf-8")):
        try:
            article = article_of(record)
        except ValueError as fault:  # pydantic's ValidationError is one
            print(f"{record['slug']}: {fault}")
            failed += 1
            continue
        if article.editorial.state != "live":
            print(f"{record['slug']}: held back, it is {article.editorial.state}")
            continue
        (out / f"{record['slug']}.jsonld").write_bytes(nutgraf.write(article, "jsonld"))
        (out / f"{record['slug']}.head.html").write_bytes(nutgraf.write(article, "head"))
        print(f"{record['slug']}: written")
        for finding in nutgraf.check(nutgraf.write(article, "jsonld"), profiles=PROFILES):
            print(f"  {finding.severity}: {finding.message} [{finding.rule}]")
    return failed


def article_of(record: dict) -> NewsArticle:
    """Make the article of a record; raises ValueError for what cannot be one."""
    address = f"{SITE}/{record['slug']}"
    return NewsArticle(
        id=f"{address}#article",
        url=address,
        identifier=[str(record["id"])],
        headline=record["title"],
        description=record["teaser"] or None,
        author=[person_of(one) for one in record["authors"]],
        publisher=PUBLISHER,
        article_section=[record["section"]],
        keywords=record["tags"],
        date_published=moment_of(record["published_at"]),
        date_modified=moment_of(record["updated_at"]),
        image=[image_of(record["image"])] if record["image"] else [],
        correction=[correction_of(one) for one in record["corrections"]],
        is_accessible_for_free=not record["premium"],
        body={"html": record["body_html"]},
        editorial={"state": "live" if record["status"] == "published" else "draft"},
    )


def person_of(author: dict) -> Person:
    """Make a person of an author; one without a page has none."""
    page = f"{SITE}/by/{author['slug']}" if "slug" in author else None
    return Person(name=author["display_name"], url=page)


def image_of(image: dict) -> ImageObject:
    """Make a picture of an image record."""
    return ImageObject(
        content_url=f"{SITE}/{image['file']}",
        width=image["width"],
        height=image["height"],
        credit_text=image["credit"],
        caption=image["alt"],
    )


def correction_of(correction: dict) -> CorrectionComment:
    """Make a correction of its record."""
    return CorrectionComment(text=correction["text"], date_published=moment_of(correction["at"]))


def moment_of(text: str | None) -> datetime | None:
    """Read a date of the CMS, in its zone; raises ValueError for what is none."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE) if text else None


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit((__doc__ or "").strip())
    sys.exit(min(main(Path(sys.argv[1]), Path(sys.argv[2])), 1))
