"""Numbers that keep the digits they were written in."""

from __future__ import annotations

import re
from typing import Any, Self

from ..safety.limits import DEFAULT_LIMITS

__all__ = ["Numeral", "number_of"]

_EXACT_FLOAT_CHARACTERS = 17  # digits that a double carries
# Source: RFC 8259, section 6.
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


class Numeral(float):
    """A number that Python's own would alter, with the digits it was written in.

    `1e400`, `-0`, `1.10` and integers of more than 400 digits are such numbers. Two are equal when
    their digits are.
    Errors: ValueError for what is no number of JSON (RFC 8259, section 6).
    """

    __slots__ = ("text",)
    text: str

    def __new__(cls, text: str) -> Self:
        """Take the digits as JSON has them."""
        if not _NUMBER.fullmatch(text):
            raise ValueError(f"{text!r:.60} is no number of JSON")
        is_long = len(text) > DEFAULT_LIMITS.integer_digits
        digits = f"{text[:2]}e{len(text) - 2}" if is_long else text
        self = super().__new__(cls, digits)
        self.text = text
        return self

    def __eq__(self, other: object) -> bool:
        """Tell whether the digits are the same."""
        return isinstance(other, Numeral) and self.text == other.text

    def __ne__(self, other: object) -> bool:
        """Tell whether the digits differ."""
        return not isinstance(other, Numeral) or self.text != other.text

    def __hash__(self) -> int:
        """Hash by the digits."""
        return hash(self.text)

    def __repr__(self) -> str:
        """Show the digits."""
        return f"Numeral({self.text!r})"

    def __str__(self) -> str:
        """Give the digits."""
        return self.text

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by the digits."""
        return type(self), (self.text,)


def number_of(digits: str, most: int = DEFAULT_LIMITS.integer_digits) -> int | float | Numeral:
    """Give the number that JSON digits say: Python's own where it would write the same digits."""
    if digits.removeprefix("-").isdigit():
        if len(digits) > most or digits == "-0":
            return Numeral(digits)
        return int(digits)
    if len(digits) <= _EXACT_FLOAT_CHARACTERS:
        value = float(digits)
        if repr(value) == digits:
            return value
    return Numeral(digits)
