"""The form of a language tag.

Source: RFC 5646, section 2.1, with the primary language in two or three letters, as all in use are.
"""

from __future__ import annotations

import re

__all__ = ["is_language_tag"]

_TAG = re.compile(
    r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?"
    r"(?:-(?:[A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3})){0,4}"
    r"(?:-[0-9A-WYZa-wyz](?:-[A-Za-z0-9]{2,8}){1,4}){0,4}"
    r"(?:-[xX](?:-[A-Za-z0-9]{1,8}){1,4})?|[xXiI](?:-[A-Za-z0-9]{1,8}){1,4})", re.ASCII
)  # fmt: skip


def is_language_tag(text: str) -> bool:
    """Tell whether a text is a tag of BCP 47, by its form; white space around it is no matter."""
    return _TAG.fullmatch(text.strip()) is not None
