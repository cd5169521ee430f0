"""nutgraf turns parsed news content into one typed article and publishes it without loss."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ._version import __version__

if TYPE_CHECKING:
    from .api import (
        Reading,
        losses,
        project,
        read,
        write,
        write_chunks,
        write_chunks_async,
        write_sitemaps,
        write_text,
    )
    from .checking import check
    from .errors import (
        ConfigError,
        ContentError,
        NutgrafError,
        ParseError,
        RenderError,
        UnknownFormatError,
    )
    from .findings import Finding, Severity
    from .formats._project import Loss
    from .injecting import inject
    from .model import (
        Article,
        Body,
        CreativeWork,
        Editorial,
        Event,
        Feed,
        ImageObject,
        LiveBlogPosting,
        NewsArticle,
        NewsMediaOrganization,
        Organization,
        Person,
        Place,
        Quotation,
        Reference,
        Text,
        Thing,
        WebPage,
    )
    from .publishing import Published, publish
    from .streams import read_many

__all__ = [
    "Article",
    "Body",
    "ConfigError",
    "ContentError",
    "CreativeWork",
    "Editorial",
    "Event",
    "Feed",
    "Finding",
    "ImageObject",
    "LiveBlogPosting",
    "Loss",
    "NewsArticle",
    "NewsMediaOrganization",
    "NutgrafError",
    "Organization",
    "ParseError",
    "Person",
    "Place",
    "Published",
    "Quotation",
    "Reading",
    "Reference",
    "RenderError",
    "Severity",
    "Text",
    "Thing",
    "UnknownFormatError",
    "WebPage",
    "__version__",
    "check",
    "inject",
    "losses",
    "project",
    "publish",
    "read",
    "read_many",
    "write",
    "write_chunks",
    "write_chunks_async",
    "write_sitemaps",
    "write_text",
]

_HOMES = {
    "api": (
        "Reading", "losses", "project", "read", "write", "write_chunks",
        "write_chunks_async", "write_sitemaps", "write_text",
    ),
    "checking": ("check",),
    "errors": (
        "ConfigError", "ContentError", "NutgrafError", "ParseError", "RenderError",
        "UnknownFormatError",
    ),
    "findings": ("Finding", "Severity"),
    "injecting": ("inject",),
    "formats._project": ("Loss",),
    "publishing": ("Published", "publish"),
    "streams": ("read_many",),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_HOME_OF.get(name, 'model')}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__
