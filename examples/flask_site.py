"""A Flask site: a page with markup in its head, the article itself as JSON-LD, and a feed.

pip install 'nutgraf[flask]'
flask --app examples/flask_site.py run
"""

from flask import Flask, abort, render_template_string, request

from nutgraf import Feed, NewsArticle, Person
from nutgraf.integrations.flask import init_app, respond

PAGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ article.headline }}</title>
{{ article | nutgraf_head }}</head>
<body><h1>{{ article.headline }}</h1>{{ article.body.html | safe }}</body>
</html>
"""
STORIES = {
    "bridge": NewsArticle(
        headline="Council opens the bridge",
        url="https://herald.example/bridge",
        author=[Person(name="Ann Lee", url="https://herald.example/by/ann-lee")],
        date_published="2026-11-22T08:00:00+02:00",
        body={"html": "<p>The bridge is open.</p>"},
    )
}

site = Flask(__name__)
init_app(site)


@site.get("/feed.rss")
def feed():
    """Give the feed."""
    held = Feed(
        title="Town Herald", home_page_url="https://herald.example/", articles=STORIES.values()
    )
    return respond(held, ("rss",), headers={"Cache-Control": "max-age=300"})


@site.get("/<slug>")
def story(slug):
    """Give the page, or the article to who asks for JSON-LD."""
    article = STORIES.get(slug) or abort(404)
    liked = request.accept_mimetypes.best_match(["text/html", "application/ld+json"])
    if liked == "application/ld+json":
        answer = respond(article)
    else:
        answer = site.make_response(render_template_string(PAGE, article=article))
    answer.vary.add("Accept")
    return answer
