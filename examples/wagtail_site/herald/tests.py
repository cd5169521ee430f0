"""What the site promises: markup on its pages, a feed, findings for who edits a page."""

from io import BytesIO, StringIO

import PIL.Image
from django.contrib.auth import get_user_model
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.test import TestCase, override_settings
from wagtail.images.models import Image
from wagtail.models import Collection, Locale, Page, Site

import nutgraf

from .models import Author, Story


class TheSite(TestCase):
    """A reader, a feed reader and an editor come to the site."""

    def setUp(self):
        Locale.objects.get_or_create(language_code="en")
        Collection.add_root(name="Root")
        root = Page.add_root(title="Root", slug="root")
        self.front = root.add_child(instance=Page(title="Town Herald", slug="front"))
        Site.objects.create(hostname="testserver", root_page=self.front, is_default_site=True)
        self.author = Author.objects.create(name="Ann Lee", page="https://herald.example/by/ann")

    def story(self, **changes):
        """Make a story below the front page, live unless the changes say otherwise."""
        values = {
            "title": "Council opens the bridge",
            "slug": "bridge",
            "search_description": "Two months early.",
            "section": "Town hall",
            "text": "<p>The bridge is open.</p>",
            **changes,
        }
        story = self.front.add_child(instance=Story(**values))
        story.authors = [self.author]
        story.save_revision().publish() if story.live else story.save()
        return Story.objects.get(pk=story.pk)

    def test_a_page_holds_its_article(self):
        self.story()
        page = self.client.get("/bridge/")
        article = nutgraf.read(page.content).article

        assert article.headline == "Council opens the bridge"
        assert article.author[0].name == "Ann Lee"
        assert article.url == "http://testserver/bridge/"
        assert article.in_language == "en"
        assert article.date_published is not None
        assert article.article_body == "The bridge is open."

    def test_a_picture_is_described_by_a_rendition(self):
        with override_settings(STORAGES=IN_MEMORY):
            drawn = BytesIO()
            PIL.Image.new("RGB", (2_000, 1_000)).save(drawn, "PNG")
            file = ImageFile(BytesIO(drawn.getvalue()), name="bridge.png")
            self.story(lead_image=Image.objects.create(title="The bridge", file=file))
            image = nutgraf.read(self.client.get("/bridge/").content).article.image[0]

        assert (image.width, image.height) == (1_600, 800)
        assert image.content_url.startswith("http://testserver/media/images/bridge")

    def test_the_feed_is_sent_once(self):
        self.story()
        first = self.client.get("/feed")
        again = self.client.get("/feed", headers={"If-None-Match": first["ETag"]})

        assert (first.status_code, again.status_code) == (200, 304)
        assert nutgraf.read(first.content).articles[0].headline == "Council opens the bridge"

    def test_a_draft_is_no_part_of_the_feed(self):
        self.story(live=False)

        assert b"bridge" not in self.client.get("/feed").content

    def test_the_editor_is_shown_what_is_wrong(self):
        draft = self.story(live=False)
        draft.authors = []
        draft.save()
        self.client.force_login(get_user_model().objects.create_superuser("desk", "", "desk"))
        page = self.client.get(f"/admin/pages/{draft.pk}/edit/").content.decode()

        assert "Structured data" in page
        assert "article_author_missing" in page
        assert "article_date_published_missing" not in page

    def test_the_editor_is_told_that_a_page_is_clean(self):
        story = self.story()
        self.client.force_login(get_user_model().objects.create_superuser("desk", "", "desk"))
        page = self.client.get(f"/admin/pages/{story.pk}/edit/").content.decode()

        assert "article_image_missing" in page
        assert "article_author_missing" not in page

    def test_the_check_knows_the_pages(self):
        call_command("check", fail_level="WARNING", stdout=StringIO())


IN_MEMORY = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
