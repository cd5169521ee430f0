"""The rules: a page for each, from the rule itself, and one that lists them by profile."""

from __future__ import annotations

from nutgraf import vocabulary
from nutgraf.rules import LATEST, PROFILES, Rule, all_rules, example_text, terms_of, why

from ._markdown import code, page, prose, table

__all__ = ["pages"]

_INTRO = """\
Each rule names the page of a consumer that makes it one, and the day that page was read.
`nutgraf explain RULE` says the same in a terminal, `nutgraf rules` lists them.
How severities are chosen:
[How rules are sourced](../../explanation/how-rules-are-sourced.md)."""

_PRECISION = """\
Rules that guess were tried on 596 saved news pages; each finding was read beside its page and
judged right or wrong.
A warning is right in 0.98 of the cases, an error in 0.995; what is right less often informs."""


def pages() -> dict[str, str]:
    """Give a page for each rule, and one that lists them."""
    made = {f"reference/rules/{rule.name}.md": _page(rule) for rule in all_rules()}
    return made | {"reference/rules/index.md": _index()}


def _index() -> str:
    parts: list[str] = []
    for profile in sorted(PROFILES):
        rules = sorted((one for one in all_rules() if profile in one.profiles), key=_name)
        rows = [(f"[`{r.name}`]({r.name}.md)", _state(r), r.ref, _line(r)) for r in rules]
        parts += [f"## {profile}", table(("rule", "severity", "reference", "what holds"), rows)]
    rows = [
        (f"[`{r.name}`]({r.name}.md)", _state(r), f"{r.judged[0]} of {r.judged[1]}")
        for r in sorted(all_rules(), key=_name)
        if r.judged[1]
    ]
    table_of_precision = table(("rule", "severity", "right"), rows)
    return page("Rules", _INTRO, *parts, "## Precision", _PRECISION, table_of_precision)


def _name(rule: Rule) -> str:
    return rule.name


def _state(rule: Rule) -> str:
    return f"retired {rule.retired}" if rule.retired else str(rule.severity_on(LATEST))


def _line(rule: Rule) -> str:
    return prose(rule.title).replace("<", "&lt;")


def _page(rule: Rule) -> str:
    stamp = f"; the page bears the date {rule.page.stamp}" if rule.page.stamp else ""
    rows = [
        ("severity", _state(rule)),
        ("profiles", ", ".join(map(code, rule.profiles))),
        ("source", f"<{rule.page.url}>, read {rule.read}{stamp}"),
        ("counts since", rule.since),
    ]
    rows += [(f"since {wider.since} also", wider.what) for wider in rule.wider]
    if rule.ref:
        rows.insert(0, ("reference", rule.ref))
    if rule.judged[1]:
        right, count = rule.judged
        rows.append(("precision", f"{right} of {count} findings on real news pages were right"))
    month = vocabulary.usage_counted()
    used = {name: vocabulary.usage_of(name) for name in terms_of(rule)}
    rows += [
        (f"usage of `{name}`", f"{sites} sites ({month})") for name, sites in used.items() if sites
    ]
    return page(
        rule.name,
        _line(rule),
        f"**Why.** {why(rule)}",
        f"**Instead.** {prose(rule.advice).replace('<', '&lt;')}",
        table(("", ""), rows),
        "## Bad",
        _block(rule.bad),
        *(f"Since {one.since} also {one.what}:\n\n{_block(one.bad)}" for one in rule.wider),
        "## Good",
        _block(rule.good),
    )


def _block(example: object) -> str:
    text = example_text(example)
    kind = "json" if not isinstance(example, str) else "xml" if "<html" not in text else "html"
    return f"```{kind if '…' not in text else 'text'}\n{text}\n```"
