"""The bench of the XML formats: text, attributes and elements, written so that all readers agree.

Source: XML 1.0; RSS Best Practices Profile, section Character Data, for the form of references.
"""

from __future__ import annotations

from ..safety.text import xml_clean

__all__ = ["element", "empty", "text"]

_TEXT = {ord("&"): "&#x26;", ord("<"): "&#x3C;", ord(">"): "&#x3E;", ord("\r"): "&#xD;"}
# In an attribute a parser turns these into spaces.
_ATTRIBUTE = {**_TEXT, ord('"'): "&#x22;", ord("\n"): "&#xA;", ord("\t"): "&#x9;"}


def text(value: str) -> str:
    """Write text; what XML cannot carry becomes U+FFFD."""
    return xml_clean(value).translate(_TEXT)


def element(name: str, value: str, **attributes: str) -> str:
    """Write an element with text, on a line of its own; nothing if there is no text."""
    return f"<{name}{_spell(attributes)}>{text(value)}</{name}>\n" if value else ""


def empty(name: str, **attributes: str) -> str:
    """Write an element without content, on a line of its own."""
    return f"<{name}{_spell(attributes)}/>\n"


def _spell(attributes: dict[str, str]) -> str:
    """Write the attributes that have a value; a trailing line keeps Python's words free."""
    return "".join(
        f' {name.rstrip("_")}="{xml_clean(value).translate(_ATTRIBUTE)}"'
        for name, value in attributes.items()
        if value
    )
