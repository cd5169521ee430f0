"""What it costs to import nutgraf, and to have the first article; whole processes."""

from __future__ import annotations

from collections.abc import Iterator

from ._harness import Comparison, python_code

__all__ = ["comparisons"]

_READ = (
    "import nutgraf;"
    'nutgraf.read(b\'{"@context":"https://schema.org","@type":"NewsArticle","headline":"A"}\')'
)


def comparisons(scale: float) -> Iterator[Comparison]:
    """Compare with an empty interpreter, pydantic alone, and packages of schema.org classes."""
    del scale  # an import is as large as it is
    yield Comparison(
        "import",
        "process",
        (
            python_code("import nutgraf", "import nutgraf"),
            python_code("empty interpreter", "pass"),
            python_code("pydantic.BaseModel", "from pydantic import BaseModel", needs="pydantic"),
        ),
        goal="at most 1.1 times `from pydantic import BaseModel`",
    )
    yield Comparison(
        "import of one class",
        "process",
        (
            python_code("nutgraf.NewsArticle", "from nutgraf import NewsArticle"),
            python_code("pydantic.BaseModel", "from pydantic import BaseModel", needs="pydantic"),
            python_code("schema-org-py", "from schema_org import NewsArticle", needs="schema_org"),
            python_code(
                "msgspec-schemaorg",
                "from msgspec_schemaorg.models.creativework import NewsArticle",
                needs="msgspec_schemaorg",
            ),
            python_code(
                "pydantic2-schemaorg",
                "from pydantic2_schemaorg.NewsArticle import NewsArticle",
                needs="pydantic2_schemaorg",
            ),
        ),
        goal="at most 1.7 times `from pydantic import BaseModel`",
    )
    yield Comparison(
        "import and first article read",
        "process",
        (
            python_code("nutgraf.read", _READ),
            python_code("pydantic.BaseModel", "from pydantic import BaseModel", needs="pydantic"),
        ),
        goal="at most 3.5 times `from pydantic import BaseModel`",
    )
