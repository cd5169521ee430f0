"""The bench of the feeds: the model paths that RSS and Atom have a place for."""

from __future__ import annotations

__all__ = ["CARRIES"]

CARRIES = frozenset(
    {
        "abstract", "alternative_headline[]", "article_section[]", "author[].name", "body.html",
        "comment_count", "content_location[].name", "contributor[].name", "copyright_notice",
        "date_created", "date_modified", "date_published", "description", "discussion_url[]",
        "expires", "headline", "id", "identifier[]", "in_language", "is_based_on[]", "keywords[]",
        "keywords[].in_defined_term_set[]", "keywords[].name", "license[]", "publisher.name",
        "thumbnail_url[]", "url",
        *(
            f"{kind}[]{field}"
            for kind in ("image", "video", "audio")
            for field in ("", ".caption", ".content_size", ".content_url", ".copyright_notice",
                          ".credit_text", ".encoding_format", ".height", ".name", ".width")
        ),
        *(
            f"feed.{field}"
            for field in ("copyright", "current_url", "description", "feed_url", "generator",
                          "history", "home_page_url", "hub_url", "image", "language",
                          "next_archive_url", "previous_archive_url", "title", "updated")
        ),
    }
)  # fmt: skip
