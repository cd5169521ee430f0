"""`nutgraf explain`: why a rule asks for something, or where the values of a file come from."""

from __future__ import annotations

from pathlib import Path

import click

from ._help import examples

__all__ = ["explain"]

_EXAMPLES = """\
nutgraf explain author_name_has_job_title
nutgraf explain article.txt --house generic-en
nutgraf explain page.html
"""


@click.command(epilog=examples(_EXAMPLES))
@click.argument("subject")
@click.option("--house", help="How a text is laid out: a house's name, or its file (.toml).")
def explain(subject: str, house: str | None) -> int:
    """Explain SUBJECT: a rule, by name or reference such as ART09, or the file of a text or page.

    Of a rule: why, what instead, examples and source. Of a text (- for standard input): its parts
    with their roles, then each value with what it comes from: the text, the house, or a rule. Of a
    page: each value of its article, with the markup that states it.
    """
    if house is not None or subject == "-" or Path(subject).is_file():
        from ._explain_text import explain_text

        return explain_text(Path(subject), house)
    from ._explain_rule import explain_rule

    return explain_rule(subject)
