"""What the site promises: markup on its pages, a feed with 304, a news sitemap, a check."""

from datetime import UTC, datetime
from io import StringIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import TestCase, override_settings

import nutgraf

from .models import Story
from .views import Sitemap

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


class TheSite(TestCase):
    """A reader, a partner's program and Google News ask the site."""

    fixtures = ["stories"]

    def test_a_page_holds_its_article(self):
        page = self.client.get("/stories/bridge", headers={"Host": "herald.example"})
        article = nutgraf.read(page.content).article

        assert article.headline == "Council opens the bridge"
        assert [author.name for author in article.author] == ["Ann Lee", "Orest Dunai"]
        assert article.date_published.text == "2026-11-22T08:00:00+02:00"
        assert article.url == "http://herald.example/stories/bridge"
        assert article.publisher.name == "Town Herald"
        assert [one for one in nutgraf.check(page.content) if one.severity != "info"] == []

    def test_who_asks_for_json_ld_is_given_the_article(self):
        given = self.client.get("/stories/bridge", headers={"Accept": "application/ld+json"})

        assert given["Content-Type"] == "application/ld+json"
        assert nutgraf.read(given.content).article.article_section == ("Town hall",)

    def test_a_draft_is_nowhere(self):
        assert self.client.get("/stories/market-square").status_code == 404
        assert b"stallholders" not in self.client.get("/feed").content

    def test_the_feed_is_sent_once(self):
        first = self.client.get("/feed")
        again = self.client.get("/feed", headers={"If-None-Match": first["ETag"]})

        assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
        assert first["Last-Modified"] == "Sun, 22 Nov 2026 07:30:00 GMT"
        assert nutgraf.read(first.content).articles[0].headline == "Council opens the bridge"

    def test_a_changed_story_changes_the_feed(self):
        first = self.client.get("/feed")
        Story.objects.filter(slug="bridge").update(title="Council opens both bridges")
        again = self.client.get("/feed", headers={"If-None-Match": first["ETag"]})

        assert again.status_code == 200

    def test_the_client_chooses_the_format(self):
        feed = self.client.get("/feed", headers={"Accept": "application/feed+json"})

        assert feed["Content-Type"] == "application/feed+json"
        assert feed["Vary"] == "Accept, Accept-Encoding"

    def test_every_format_of_the_feed_can_be_had(self):
        for media_type in ("application/rss+xml", "application/atom+xml", "application/feed+json"):
            feed = self.client.get("/feed", headers={"Accept": media_type})

            assert feed["Content-Type"].startswith(media_type)
            assert nutgraf.read(feed.content).articles[0].headline == "Council opens the bridge"

    def test_the_news_sitemap_holds_two_days(self):
        class OfThatDay(Sitemap):
            def now(self):
                return NOW

        request = self.client.get("/news-sitemap.xml").wsgi_request
        of_that_day = OfThatDay()
        of_that_day.setup(request)
        held = of_that_day.get(request).content

        assert b"<news:title>Council opens the bridge</news:title>" in held

    def test_a_picture_is_described_with_its_size(self):
        drawn = bytes.fromhex(
            "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
        )
        story = Story.objects.get(slug="bridge")
        with override_settings(STORAGES=IN_MEMORY):
            story.lead_image = SimpleUploadedFile("dot.gif", drawn)
            story.save()
            page = self.client.get("/stories/bridge").content
        image = nutgraf.read(page).article.image[0]

        assert (image.width, image.height) == (1, 1)
        assert image.content_url.startswith("http://testserver/media/img/dot")

    def test_the_check_names_what_is_wrong(self):
        call_command("check", stdout=StringIO())
        wrong = {**Story.article_fields, "headlin": "titel"}
        whole, Story.article_fields = Story.article_fields, wrong
        try:
            call_command("check", stderr=StringIO())
        except SystemCheckError as fault:
            told = str(fault)
        finally:
            Story.article_fields = whole

        assert "'headlin' is no property of NewsArticle" in told
        assert "Story has no attribute 'titel'" in told

    @override_settings(NUTGRAF_CONFIG="/nowhere/nutgraf.toml")
    def test_the_check_reads_the_configuration(self):
        try:
            call_command("check", stderr=StringIO())
        except SystemCheckError as fault:
            told = str(fault)

        assert "nutgraf.E001" in told


IN_MEMORY = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
