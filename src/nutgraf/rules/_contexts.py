"""What a JSON-LD context defines beside schema.org's terms; read off, never fetched."""

from __future__ import annotations

from typing import Any

__all__ = ["defines_any", "foreign_vocabulary", "terms_of"]

_OWN = "schema.org"


def terms_of(context: Any) -> frozenset[str]:
    """Give the names that the inline parts of a context define."""
    if context is None or isinstance(context, str):
        return frozenset()
    parts = context if isinstance(context, list) else [context]
    return frozenset(
        name for part in parts if isinstance(part, dict) for name in part if name[:1] != "@"
    )


def defines_any(context: Any) -> bool:
    """Tell whether terms may be defined where nobody looks: in a remote context or a `@vocab`."""
    if context is None:
        return False
    if isinstance(context, str):
        return _OWN not in context.lower() and ":" in context
    if isinstance(context, list):
        return any(defines_any(one) for one in context)
    if isinstance(context, dict):
        vocab = context.get("@vocab")
        return "@import" in context or (isinstance(vocab, str) and _OWN not in vocab)
    return False


def foreign_vocabulary(context: Any) -> str:
    """Give the vocabulary that is not schema.org's and owns all plain names, or nothing.

    Where a context names schema.org or what nobody fetches, plain names may be schema.org's.
    """
    parts = context if isinstance(context, list) else [context]
    if not parts or not all(isinstance(part, dict) for part in parts) or _OWN in str(parts):
        return ""
    vocab = [part["@vocab"] for part in parts if "@vocab" in part]
    return vocab[-1] if vocab and isinstance(vocab[-1], str) else ""
