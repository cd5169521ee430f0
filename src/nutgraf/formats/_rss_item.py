"""What an item of RSS says, apart from its XML: made of an article, and made into a node."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from ..model import Body
from ..safety.urls import Url
from ._feed_dates import web_date
from ._feed_media import Medium, media_of, medium_node
from ._feed_text import address_of, body_html, identity_of, name_of, plain
from ._format import Node, Options

__all__ = ["Item", "item_of", "node_of"]

SECTION = "https://schema.org/articleSection"  # the domain of a category that is a section


@dataclass(frozen=True, slots=True)
class Item:
    """The values of one item, each as it stands in the feed after all escapes are undone.

    Shape: dates are in the form of the web; `description` and `title` are plain text, `body` is
    HTML; `categories` are pairs of domain and word.
    """

    title: str = ""
    link: str = ""
    description: str = ""
    body: str = ""
    guid: str = ""
    published: str = ""
    categories: tuple[tuple[str, str], ...] = ()
    authors: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    language: str = ""
    publisher: str = ""
    rights: str = ""
    identifiers: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""
    expires: str = ""
    alternatives: tuple[str, ...] = ()
    abstract: str = ""
    places: tuple[str, ...] = ()
    licenses: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    comments: str = ""
    comment_count: int = -1
    media: tuple[Medium, ...] = ()
    thumbnails: tuple[str, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether it may stand in a feed: an item has a title or a description."""
        return bool(self.title or self.description)


def item_of(article: Any, options: Options) -> Item:
    """Give what a feed says of an article.

    Loss: what `Item` has no field for; names without the rest of their person; local times, unless
    `options.default_zone` says where they are. Without headline and description the body's first
    paragraph is the description, since an item needs one of the two.
    """
    link = address_of(article.url, article.main_entity_of_page)
    zone = options.default_zone
    item = Item(
        title=plain(article.headline),
        link=link,
        description=plain(article.description),
        body=body_html(article, link, options.limits),
        guid=identity_of(article.id, link),
        published=web_date(article.date_published, zone),
        categories=(
            *((SECTION, section) for section in _words(article.article_section)),
            *(_term(one) for one in article.keywords if name_of(one)),
        ),
        authors=_names(article.author),
        contributors=_names(article.contributor),
        language=plain(article.in_language),
        publisher=name_of(article.publisher),
        rights=plain(article.copyright_notice),
        identifiers=_words(article.identifier),
        created=web_date(article.date_created, zone),
        modified=web_date(article.date_modified, zone),
        expires=web_date(article.expires, zone),
        alternatives=_words(article.alternative_headline),
        abstract=plain(article.abstract),
        places=_names(article.content_location),
        licenses=_urls(article.license),
        origins=_urls(article.is_based_on),
        comments=address_of(*article.discussion_url[:1]),
        comment_count=_count(article.comment_count),
        media=tuple(media_of(article)),
        thumbnails=_urls(article.thumbnail_url),
    )
    if not item.says_something and item.body:
        return replace(item, description=plain(Body(html=item.body).as_text().split("\n\n")[0]))
    return item


def node_of(item: Item) -> Node:
    """Give the node that an item states."""
    keywords = [one for one in item.categories if one[0] != SECTION]
    node: Node = {
        "@type": "NewsArticle",
        "@id": item.guid,
        "url": item.link,
        "headline": item.title,
        "alternativeHeadline": list(item.alternatives),
        "author": [
            *({"@type": "Person", "name": name} for name in item.authors),
            *({"@type": "Person", "email": email} for email in item.emails),
        ],
        "contributor": [{"@type": "Person", "name": name} for name in item.contributors],
        "datePublished": item.published,
        "dateModified": item.modified,
        "dateCreated": item.created,
        "expires": item.expires,
        "inLanguage": item.language,
        "description": item.description,
        "abstract": item.abstract,
        "articleSection": [word for domain, word in item.categories if domain == SECTION],
        "keywords": [_keyword(*one) for one in keywords],
        "thumbnailUrl": list(item.thumbnails),
        "publisher": {"@type": "Organization", "name": item.publisher} if item.publisher else "",
        "copyrightNotice": item.rights,
        "identifier": list(item.identifiers),
        "contentLocation": [{"@type": "Place", "name": name} for name in item.places],
        "license": list(item.licenses),
        "isBasedOn": list(item.origins),
        "discussionUrl": item.comments,
        "commentCount": item.comment_count if item.comment_count >= 0 else "",
    }
    for kind in ("image", "video", "audio"):
        node[kind] = [medium_node(medium) for medium in item.media if medium.kind == kind]
    return {name: value for name, value in node.items() if value not in ("", [])}


def _names(things: Any) -> tuple[str, ...]:
    return tuple(name for name in map(name_of, things) if name)


def _words(values: Any) -> tuple[str, ...]:
    return tuple(word for word in map(plain, values) if word)


def _urls(things: Any) -> tuple[str, ...]:
    return tuple(url for url in map(address_of, things) if url)


def _term(keyword: Any) -> tuple[str, str]:
    """Give the vocabulary of a keyword, where it is a term of one, and its word."""
    if isinstance(keyword, str):
        return "", plain(keyword)
    vocabularies = getattr(keyword, "in_defined_term_set", ())
    domains = (address_of(one) or name_of(one) for one in vocabularies)
    return next((domain for domain in domains if domain), ""), name_of(keyword)


def _keyword(domain: str, word: str) -> Node | str:
    """Give a keyword as text, or as the term of its vocabulary."""
    if not domain:
        return word
    try:
        vocabulary: Node | str = Url(domain)
    except ValueError:
        vocabulary = {"@type": "DefinedTermSet", "name": domain}
    return {"@type": "DefinedTerm", "name": word, "inDefinedTermSet": vocabulary}


def _count(value: object) -> int:
    return value if type(value) is int and value >= 0 else -1
