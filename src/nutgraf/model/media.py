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
    """A file of picture, film or sound, with what is needed to show it."""

    associated_article: Many["NewsArticle"] = ()
    """The news article that it belongs to."""
    bitrate: One["Text"] = None
    """The bit rate, with its unit: `128 kbps`."""
    content_size: One["Text"] = None
    """The size of the file, with its unit: `2.4 MB`."""
    content_url: One["URL"] = None
    """The address of the file itself; the page that shows it is `url`."""
    duration: One["Duration | QuantitativeValue"] = None
    """How long it plays, as a duration: `PT3M20S`."""
    embed_url: One["URL"] = None
    """The address of a player to embed."""
    encodes_creative_work: Many["CreativeWork"] = ()
    """The work that this file holds; the reverse of `encoding`."""
    end_time: Many["DateTime | Time"] = ()
    """Where in the work, or when, the clip ends."""
    height: One["Distance | QuantitativeValue"] = None
    """The height: pixels as a bare number, or a measure."""
    ineligible_region: Many["GeoShape | Place | Text"] = ()
    """Where it may not be shown; wins over `regions_allowed`."""
    player_type: Many["Text"] = ()
    """The player it needs."""
    production_company: Many["Organization"] = ()
    """The company that produced it."""
    regions_allowed: Many["Place"] = ()
    """Where it may be shown; everywhere, if that is not said."""
    requires_subscription: Many["Boolean | MediaSubscription"] = ()
    """Whether it takes a subscription, or which."""
    sha256: Many["Text"] = ()
    """The SHA-256 of the file, in hexadecimal."""
    start_time: Many["DateTime | Time"] = ()
    """Where in the work, or when, the clip starts."""
    upload_date: OneDate["Date | DateTime"] = ABSENT
    """When it was put online; Google asks for it with every video."""
    width: One["Distance | QuantitativeValue"] = None
    """The width: pixels as a bare number, or a measure."""


class ImageObject(MediaObject):
    """A picture, with its caption, credit and size."""

    caption: One["MediaObject | Text"] = None
    """The caption as readers see it; the credit goes into `credit_text`."""
    embedded_text_caption: Many["Text"] = ()
    """What is written in the picture: the words of a chart or meme."""
    exif_data: Many["PropertyValue | Text"] = ()
    """A field of the file's EXIF data, as name and value."""
    representative_of_page: Many["Boolean"] = ()
    """Whether it is the picture that stands for the page."""


class VideoObject(MediaObject):
    """A film, with the file or a player."""

    actor: Many["PerformingGroup | Person"] = ()
    """Somebody who acts in it."""
    actors: Many["Person"] = ()
    """The old name of `actor`; read, but write the new one."""
    caption: One["MediaObject | Text"] = None
    """The caption under the film; what is spoken goes into `transcript`."""
    director: Many["Person"] = ()
    """Who directed the film."""
    directors: Many["Person"] = ()
    """The old name of `director`; read, but write the new one."""
    embedded_text_caption: Many["Text"] = ()
    """What is written in the film: titles, inserts, burnt-in subtitles."""
    music_by: Many["MusicGroup | Person"] = ()
    """Who made the music."""
    transcript: Many["Text"] = ()
    """What is spoken in the film, as text."""
    video_frame_size: Many["Text"] = ()
    """The size of a frame: `1920x1080`."""
    video_quality: Many["Text"] = ()
    """The quality as sold: `HD`."""


class AudioObject(MediaObject):
    """Sound: a podcast, an interview, an article read aloud."""

    caption: One["MediaObject | Text"] = None
    """The caption under the player."""
    embedded_text_caption: Many["Text"] = ()
    """Text that the sound carries along, such as that of its cover."""
    transcript: Many["Text"] = ()
    """What is spoken in the sound, as text."""
