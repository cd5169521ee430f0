"""The pages, the feed and the news sitemap."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.vary import vary_on_headers

from nutgraf.integrations.django.views import FeedView, NewsSitemapView, respond

from .models import Story


@vary_on_headers("Accept")
def story(request, slug):
    """Show the page of a story, or give the article to who asks for JSON-LD."""
    found = get_object_or_404(Story, slug=slug, is_draft=False)
    if request.get_preferred_type(["text/html", "application/ld+json"]) == "application/ld+json":
        return respond(request, found.to_article(request))
    return render(request, "herald/story.html", {"story": found})


class Newest:
    """What a feed and a sitemap of this site hold."""

    title = "Town Herald"
    language = "en"

    def articles(self, request):
        """Give the stories that have a date, the newest first."""
        dated = Story.objects.filter(published__isnull=False).prefetch_related("authors")
        return dated.order_by("-published")


class Feed(Newest, FeedView):
    """The feed, in the format that a client likes best."""

    formats = ("rss", "atom", "jsonfeed")


class Sitemap(Newest, NewsSitemapView):
    """The news sitemap."""
