"""The errors that a public call may raise; each also is the fitting builtin error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .safety.show import show

if TYPE_CHECKING:
    from .findings import Finding

__all__ = [
    "ConfigError",
    "ContentError",
    "NutgrafError",
    "ParseError",
    "RenderError",
    "UnknownFormatError",
]

MESSAGE_CHARACTERS = 2_000  # an error goes into logs and between processes


class NutgrafError(Exception):
    """The root of all errors of nutgraf.

    `findings` tells the particulars, where there are any.
    """

    findings: tuple[Finding, ...] = ()

    def __init__(self, message: str) -> None:
        """Take the message; whatever of it came from a document is made printable."""
        super().__init__(show(message, MESSAGE_CHARACTERS))

    def with_findings(self, findings: tuple[Finding, ...]) -> NutgrafError:
        """Attach the findings that led to the error, and return the error."""
        self.findings = findings
        return self


class UnknownFormatError(NutgrafError, LookupError):
    """A format, house or profile was named that does not exist."""


class ParseError(NutgrafError, ValueError):
    """A format was named, and the bytes are not that format at all."""


class ContentError(NutgrafError, ValueError):
    """An article was required of a document that holds none."""


class RenderError(NutgrafError, ValueError):
    """The value lacks what the format requires, or the format cannot be written."""


class ConfigError(NutgrafError, ValueError):
    """The configuration cannot be read or says something impossible."""
