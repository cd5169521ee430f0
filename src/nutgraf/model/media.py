"""Pictures, films and sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._property import (
    ABSENT,
    URL,
    Boolean,
    Date,
    DateTime,
    Distance,
    Duration,
    Many,
    One,
    OneDate,
    Text,
    Time,
)
from .creative_work import CreativeWork

if TYPE_CHECKING:
    from ._others import GeoShape, MediaSubscription, MusicGroup, PerformingGroup, QuantitativeValue
    from .agents import Organization, Person
    from .article import NewsArticle
    from .places import Place
    from .thing import PropertyValue

__all__ = ["AudioObject", "ImageObject", "MediaObject", "VideoObject"]


class MediaObject(CreativeWork):
    """The schema.org type MediaObject."""

    associated_article: Many["NewsArticle"] = ()
    bitrate: One["Text"] = None
    content_size: One["Text"] = None
    content_url: One["URL"] = None
    duration: One["Duration | QuantitativeValue"] = None
    embed_url: One["URL"] = None
    encodes_creative_work: Many["CreativeWork"] = ()
    end_time: Many["DateTime | Time"] = ()
    height: One["Distance | QuantitativeValue"] = None
    ineligible_region: Many["GeoShape | Place | Text"] = ()
    player_type: Many["Text"] = ()
    production_company: Many["Organization"] = ()
    regions_allowed: Many["Place"] = ()
    requires_subscription: Many["Boolean | MediaSubscription"] = ()
    sha256: Many["Text"] = ()
    start_time: Many["DateTime | Time"] = ()
    upload_date: OneDate["Date | DateTime"] = ABSENT
    width: One["Distance | QuantitativeValue"] = None


class ImageObject(MediaObject):
    """The schema.org type ImageObject."""

    caption: One["MediaObject | Text"] = None
    embedded_text_caption: Many["Text"] = ()
    exif_data: Many["PropertyValue | Text"] = ()
    representative_of_page: Many["Boolean"] = ()


class VideoObject(MediaObject):
    """The schema.org type VideoObject."""

    actor: Many["PerformingGroup | Person"] = ()
    actors: Many["Person"] = ()
    caption: One["MediaObject | Text"] = None
    director: Many["Person"] = ()
    directors: Many["Person"] = ()
    embedded_text_caption: Many["Text"] = ()
    music_by: Many["MusicGroup | Person"] = ()
    transcript: Many["Text"] = ()
    video_frame_size: Many["Text"] = ()
    video_quality: Many["Text"] = ()


class AudioObject(MediaObject):
    """The schema.org type AudioObject."""

    caption: One["MediaObject | Text"] = None
    embedded_text_caption: Many["Text"] = ()
    transcript: Many["Text"] = ()
