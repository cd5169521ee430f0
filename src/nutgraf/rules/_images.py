"""What can be told of an image from its address and what its node states."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..safety.hosts import is_private
from ..safety.show import show
from ..safety.urls import is_absolute
from ._rule import values_of

__all__ = ["format_fault", "is_image_url", "pixels_of"]

# Google Images, "Supported image formats".
_FORMATS = frozenset({"avif", "bmp", "gif", "jpeg", "jpg", "png", "svg", "webp"})
# Endings that certainly are those of another format of files.
_OTHERS = frozenset(
    {"ai", "avi", "doc", "docx", "eps", "heic", "heif", "htm", "html", "ico", "jp2", "jxl", "m3u8",
     "mov", "mp3", "mp4", "pdf", "ps", "psd", "tif", "tiff", "txt", "webm", "xml"}
)  # fmt: skip
_ENDING = re.compile(r"\.([A-Za-z0-9]{2,5})$", re.ASCII)
_LEADING_NUMBER = re.compile(
    r"\s{0,20}(\d{1,6})(?:\.\d{1,6})?\s{0,20}(?:px|pixels?)?\s{0,20}", re.ASCII
)


def format_fault(url: str) -> str:
    """Say so where the ending of an image's address is that of no format Google Images reads."""
    path = url.split("?", 1)[0].split("#", 1)[0].rsplit("/", 1)[-1]
    ending = _ENDING.search(path)
    if ending is None or ending[1].lower() in _FORMATS or ending[1].lower() not in _OTHERS:
        return ""
    return f'"{show(path, 60)}" is no image that Google Images reads'


def is_image_url(text: str) -> bool:
    """Tell whether an image's address can be fetched from anywhere, a blank in it aside."""
    url = text.strip().replace(" ", "%20")
    return is_absolute(url) and not is_private(url)


def pixels_of(node: Mapping[str, Any]) -> tuple[int, int]:
    """Give the width and height that a node states, in pixels; 0 where it states none."""
    return _pixels(node, "width"), _pixels(node, "height")


def _pixels(node: Mapping[str, Any], name: str) -> int:
    for _, value in values_of(node, name):
        if isinstance(value, dict) and "@value" not in value:  # a QuantitativeValue
            return _pixels(value, "value") or _pixels(value, "name")
        inner = value["@value"] if isinstance(value, dict) else value
        if isinstance(inner, bool):
            return 0
        if isinstance(inner, int | float) and 0 < inner < 1_000_000:
            return int(inner)
        match = _LEADING_NUMBER.fullmatch(inner) if isinstance(inner, str) else None
        return int(match[1]) if match else 0
    return 0
