"""A FastAPI site: an article and a feed, in the format that the client likes, with 304.

pip install 'nutgraf[starlette]' fastapi uvicorn
uvicorn --app-dir examples fastapi_site:site
curl -H 'Accept: application/ld+json' http://127.0.0.1:8000/bridge
"""

from fastapi import FastAPI, HTTPException, Request, Response

from nutgraf import Feed, NewsArticle, Person
from nutgraf.integrations.starlette import respond, responses

HEADERS = {"Cache-Control": "max-age=300"}
STORIES = {
    "bridge": NewsArticle(
        headline="Council opens the bridge",
        url="https://herald.example/bridge",
        author=[Person(name="Ann Lee", url="https://herald.example/by/ann-lee")],
        date_published="2026-11-22T08:00:00+02:00",
        body={"html": "<p>The bridge is open.</p>"},
    )
}

site = FastAPI(title="Town Herald")


@site.get("/feed", responses=responses(("rss", "atom", "jsonfeed")))
def feed(request: Request) -> Response:
    """Give the feed."""
    held = Feed(
        title="Town Herald",
        home_page_url="https://herald.example/",
        feed_url="https://herald.example/feed",
        updated="2026-11-22T08:00:00+02:00",
        articles=STORIES.values(),
    )
    return respond(request, held, ("rss", "atom", "jsonfeed"), headers=HEADERS)


@site.get("/{slug}", responses=responses(("jsonld", "head")))
def story(slug: str, request: Request) -> Response:
    """Give an article as JSON-LD, or the markup for the head of its page."""
    if slug not in STORIES:
        raise HTTPException(404)
    return respond(request, STORIES[slug], ("jsonld", "head"), headers=HEADERS)
