"""The addresses of the site."""

from django.urls import path

from . import views

urlpatterns = [
    path("stories/<slug:slug>", views.story, name="story"),
    path("feed", views.Feed.as_view(), name="feed"),
    path("news-sitemap.xml", views.Sitemap.as_view(), name="news-sitemap"),
]
