"""JSON inside HTML: a script that no text in it can end or turn into markup."""

from __future__ import annotations

from .text import clean

__all__ = ["embed", "script"]


def embed(json_text: str) -> str:
    """Write JSON so that it can stand in a script of HTML or XHTML, or in JavaScript.

    Outside its strings JSON has none of the characters escaped here, so that the value is the same.
    Source: WHATWG HTML, section 4.12.1.3 (restrictions for contents of script elements).
    """
    return (
        clean(json_text)
        .replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def script(json_text: str) -> str:
    """Write the whole script element that holds a JSON-LD document."""
    return f'<script type="application/ld+json">{embed(json_text)}</script>'
