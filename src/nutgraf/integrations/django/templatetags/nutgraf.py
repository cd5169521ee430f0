"""Template tags: `{% load nutgraf %}`, then `{% nutgraf_head article %}` inside the head."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from ....api import write_text
from ....model import Thing

__all__ = ["nutgraf_head", "register"]

register = template.Library()


@register.simple_tag(takes_context=True)
def nutgraf_head(context: Any, article: Any) -> SafeString:
    """Write the script and the meta tags of an article, or of an object with `to_article`."""
    if not isinstance(article, Thing):
        article = article.to_article(context.get("request"))
    return mark_safe(write_text(article, "head"))  # noqa: S308 (what it writes is escaped)
