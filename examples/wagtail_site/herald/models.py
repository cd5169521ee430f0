"""Stories and who wrote them."""

from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.rich_text import expand_db_html
from wagtail.snippets.models import register_snippet

from nutgraf import Person
from nutgraf.integrations.wagtail import FindingsPanel, NewsPageMixin


@register_snippet
class Author(models.Model):
    """Somebody who writes for the paper."""

    name = models.CharField(max_length=200)
    page = models.URLField(blank=True)

    def __str__(self):
        """Give the name."""
        return self.name

    def to_thing(self, request):
        """Give the author as the article names them."""
        return Person(name=self.name, url=self.page) if self.page else Person(name=self.name)


class Story(NewsPageMixin, Page):
    """A story; title, dates, language and address are the page's own."""

    section = models.CharField(max_length=60, blank=True)
    authors = ParentalManyToManyField(Author, blank=True)
    lead_image = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = RichTextField(blank=True)

    article_fields = {
        "article_section": "section",
        "author": "authors",
        "image": "lead_image",
        "body": "body",
    }
    content_panels = [
        *Page.content_panels,
        FieldPanel("section"),
        FieldPanel("authors"),
        FieldPanel("lead_image"),
        FieldPanel("text"),
        FindingsPanel(),
    ]

    def body(self):
        """Give the text as HTML, its links to pages resolved; nothing while there is none."""
        return {"html": expand_db_html(self.text)} if self.text else None
