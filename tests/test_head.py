"""The markup for the head of a page: what its tags say."""

from __future__ import annotations

import nutgraf
from nutgraf import ImageObject, NewsArticle, Person, Reference

ARTICLE = NewsArticle(
    headline="Council opens the bridge",
    author=[Reference("#ann")],
    image=[Reference("#hall")],
    about=[
        Person(id="#ann", name="Ann Lee"),
        ImageObject(id="#hall", content_url="https://x.example/a.jpg"),
    ],
)


def test_tags_are_the_same_before_and_after_reading() -> None:
    head = nutgraf.write_text(ARTICLE, "head")

    assert nutgraf.write_text(nutgraf.read(head), "head") == head
    assert '<meta name="twitter:data1" content="Ann Lee">' in head
    assert '<meta property="og:image" content="https://x.example/a.jpg">' in head
