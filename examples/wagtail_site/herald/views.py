"""The feed of the site."""

from nutgraf.integrations.django.views import FeedView

from .models import Story


class Feed(FeedView):
    """All live stories, the newest first."""

    title = "Town Herald"
    language = "en"
    formats = ("rss", "atom", "jsonfeed")

    def articles(self, request):
        """Give the stories that readers can see."""
        return Story.objects.live().public().order_by("-first_published_at")
