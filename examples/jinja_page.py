"""Writes the page of an article with Jinja; its text cannot end the script it stands in.

pip install 'nutgraf[jinja]'
python examples/jinja_page.py > bridge.html
"""

from jinja2 import Environment

from nutgraf import NewsArticle, Person

PAGE = """<!DOCTYPE html>
<html lang="{{ article.in_language }}">
<head>
<meta charset="utf-8">
<title>{{ article.headline }}</title>
{{ article | nutgraf_head }}</head>
<body><h1>{{ article.headline }}</h1></body>
</html>
"""


def page_of(article: NewsArticle) -> str:
    """Give the page of an article."""
    site = Environment(autoescape=True, extensions=["nutgraf.integrations.jinja.NutgrafExtension"])
    return site.from_string(PAGE).render(article=article)


if __name__ == "__main__":
    print(
        page_of(
            NewsArticle(
                headline="What </script> means, and why it matters",
                url="https://herald.example/script",
                author=[Person(name="Ann Lee")],
                in_language="en",
            )
        )
    )
