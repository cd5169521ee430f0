"""Fits a feed to a partner: its own fields become elements, its bodies what it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..findings import Finding, Place, Severity
from ..formats._feed_channel import channel_of
from ..formats._feed_dates import to_pub_date
from ..formats._feed_extensions import media_element
from ..formats._feed_literal import XML, Literal, residue_of
from ..formats._feed_media import media_of
from ..formats._feed_text import address_of
from ..formats._format import Options
from ..formats._xml_write import escaped, quoted
from ..model import Article, Feed
from ..partners import Partner, PartnerField
from ..safety.dates import when
from ..safety.sanitise import reduced
from ..safety.show import show
from ..safety.text import xml_clean
from ..safety.urls import is_absolute

__all__ = ["fitted"]

_SHOWN = 60  # characters of a value


def fitted(feed: Feed, name: str, partner: Partner) -> tuple[Feed, tuple[Finding, ...]]:
    """Give the feed as a partner takes it, and what could not be fitted.

    Shape: `name` is the partner's key in `channel`, of the feed and of its articles.
    Loss: articles beyond the partner's maximum, and elements of bodies that it does not take.
    """
    fitting = _Fitting(name, partner)
    articles = [
        fitting.article(article, f"articles[{at}]")
        for at, article in enumerate(feed.articles[: partner.max_articles])
    ]
    stated = {**_repeated(feed, partner), **feed.channel.get(name, {})}
    own = fitting.literals(stated, "feed", "")
    whole = feed.replace(articles=articles, residue=(*feed.residue, *residue_of(own)))
    return whole, tuple(fitting.findings)


class _Fitting:
    """One run over a feed, with what it noticed."""

    def __init__(self, name: str, partner: Partner) -> None:
        self._name, self._partner = name, partner
        self._fields = {field.key: field for field in partner.field}
        self.findings: list[Finding] = []

    def article(self, article: Article, at: str) -> Article:
        """Fit one article."""
        stated = article.channel.get(self._name, {}) if article.channel else {}
        own = [*self.literals(stated, "article", at), *self._media(article, stated, at)]
        changed: dict[str, Any] = {}
        if own:
            changed["residue"] = (*article.residue, *residue_of(own))
        body = article.body
        if self._partner.body_tags and body is not None and body.html:
            changed["body"] = {"html": self._body(body.html, at)}
        if self._partner.picture_as_thumbnail and not article.thumbnail_url:
            changed["thumbnail_url"] = [url for url in map(address_of, article.image[:1]) if url]
        return article.replace(**changed) if changed else article

    def literals(self, stated: Mapping[str, Any], on: str, at: str) -> list[Literal]:
        """Give the elements of the fields that are stated, in the order of the profile."""
        own = []
        for key in stated:
            if key not in self._fields:
                known = ", ".join(self._fields) or "none"
                said = f"{self._partner.name} has no field {show(key, _SHOWN)}; there are {known}"
                self._note("channel_field_unknown", said, f"{at}.channel.{self._name}")
        for field in self._partner.field:
            if field.on == on and field.key in stated:
                value = self._taken(field, stated[field.key], f"{at}.channel.{self._name}")
                if value:
                    element = _element(field, value, self._partner)
                    own.append(Literal(XML + field.element, element))
        return own

    def _media(self, article: Article, stated: Mapping[str, Any], at: str) -> Iterator[Literal]:
        """Give the pictures again, each with the fields that the partner has for them."""
        inner = "".join(
            one.text
            for one in self.literals(
                {key: value for key, value in stated.items() if key in self._fields}, "image", at
            )
        )
        if inner:
            for medium in media_of(article):
                if medium.kind == "image":
                    yield Literal(f"{XML}media:content", media_element(medium, inner))

    def _taken(self, field: PartnerField, given: Any, at: str) -> str:
        """Give the value of a field as it is written; nothing where it does not fit."""
        value = xml_clean(str(given)).strip()
        fault = _fault(field, value)
        if fault:
            said = f"{field.element} is {show(value, _SHOWN)!r}, but {fault}"
            self._note("channel_field_misfit", said, f"{at}.{field.key}")
            return ""
        return value

    def _body(self, html: str, at: str) -> str:
        """Leave of a body what the partner takes."""
        cleaned = reduced(html, frozenset(self._partner.body_tags))
        if cleaned.dropped:
            said = f"{self._partner.name} does not take {', '.join(cleaned.dropped[:5])}"
            self._note("body_reduced", said, f"{at}.body", Severity.INFO)
        return cleaned.html

    def _note(
        self, rule: str, said: str, pointer: str, severity: Severity = Severity.WARNING
    ) -> None:
        self.findings.append(Finding(rule, severity, said, Place(pointer=pointer.lstrip("."))))


def _repeated(feed: Feed, partner: Partner) -> dict[str, str]:
    """Give the fields that say again what the feed says."""
    updated = channel_of(feed, Options()).updated
    return {field.key: to_pub_date(updated) for field in partner.field if field.repeats and updated}


def _fault(field: PartnerField, value: str) -> str:
    """Say why a value does not fit a field."""
    if field.words and value not in field.words:
        return f"one of {', '.join(field.words)} is asked for"
    if field.most is not None and len(value) > field.most:
        return f"at most {field.most} characters are asked for"
    if field.kind == "url" and not is_absolute(value):
        return "an absolute address is asked for"
    if field.kind == "number" and not value.isdecimal():
        return "a number is asked for"
    if field.kind == "date":
        try:
            when(value)
        except ValueError:
            return "a date is asked for"
    return ""


def _element(field: PartnerField, value: str, partner: Partner) -> str:
    opening = field.element
    if ":" in field.element:
        opening += f' xmlns:{partner.prefix}="{quoted(partner.space)}"'
    if field.attribute:
        return f'<{opening} {field.attribute}="{quoted(value)}"/>'
    text = escaped(value)
    if field.inner:
        text = f"<{field.inner}>{text}</{field.inner}>"
    return f"<{opening}>{text}</{field.element}>"
