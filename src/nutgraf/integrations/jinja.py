"""Jinja: filters that write an article's markup into a template.

<head>{{ article | nutgraf_head }}</head>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2.ext import Extension
from markupsafe import Markup

from ..api import Writable, write_text
from ..safety.embed import script

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["NutgrafExtension"]


class NutgrafExtension(Extension):
    """Adds the filters `nutgraf_head` and `nutgraf_jsonld` to an environment.

    Both are safe to write as they are: no text of the article ends a script or a tag.
    """

    def __init__(self, environment: Environment) -> None:
        """Add the filters."""
        super().__init__(environment)
        environment.filters["nutgraf_head"] = head
        environment.filters["nutgraf_jsonld"] = jsonld


def head(article: Writable) -> Markup:
    """Write the script and the meta tags of an article's page."""
    return Markup(write_text(article, "head"))  # noqa: S704 (what it writes is escaped)


def jsonld(article: Writable) -> Markup:
    """Write the JSON-LD of an article as a script that no text of it can end."""
    return Markup(script(write_text(article, "jsonld")))  # noqa: S704 (as above)
