"""Stories and who wrote them."""

from django.db import models
from django.urls import reverse

from nutgraf import Person
from nutgraf.integrations.django.models import ArticleMixin


class Author(models.Model):
    """Somebody who writes for the paper."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(unique=True)

    def __str__(self):
        """Give the name."""
        return self.name

    def to_thing(self, request):
        """Give the author as the article names them."""
        return Person(name=self.name, url=request.build_absolute_uri(f"/by/{self.slug}"))


class Story(ArticleMixin, models.Model):
    """A story; `article_fields` says which field fills which property of the article."""

    title = models.CharField(max_length=200)
    slug = models.SlugField(unique=True)
    standfirst = models.TextField(blank=True)
    text = models.TextField(help_text="HTML")
    section = models.CharField(max_length=60, blank=True)
    authors = models.ManyToManyField(Author)
    lead_image = models.ImageField(upload_to="img", blank=True)
    published = models.DateTimeField(null=True, blank=True)
    changed = models.DateTimeField(null=True, blank=True)
    is_draft = models.BooleanField(default=True)

    article_fields = {
        "headline": "title",
        "description": "standfirst",
        "article_section": "section",
        "author": "authors",
        "image": "lead_image",
        "date_published": "published",
        "date_modified": "changed",
        "body": "body",
        "editorial": "editorial",
    }

    def __str__(self):
        """Give the title."""
        return self.title

    def get_absolute_url(self):
        """Say where the story is served."""
        return reverse("story", args=[self.slug])

    def body(self):
        """Give the text as the newsroom keeps it."""
        return {"html": self.text}

    def editorial(self):
        """Say whether the story may leave."""
        return {"state": "draft" if self.is_draft else "live"}
