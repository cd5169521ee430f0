"""System checks: `manage.py check` says what is wrong before a reader sees it."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import checks

from ...config import read_config
from ...errors import ConfigError
from .._source import ArticleSource, faults_of

__all__ = ["configuration_is_readable", "sources_are_whole"]


def configuration_is_readable(**_: Any) -> list[checks.CheckMessage]:
    """Read the configuration, and look at how the site keeps time."""
    found: list[checks.CheckMessage] = []
    if not settings.USE_TZ:
        hint = "Set USE_TZ = True; a date without a zone has no instant for feeds and sitemaps."
        found.append(
            checks.Warning("dates are stored without a zone", hint=hint, id="nutgraf.W001")
        )
    file = getattr(settings, "NUTGRAF_CONFIG", None)
    if file is None:
        return found
    try:
        read_config(file)
    except ConfigError as fault:
        found.append(checks.Error(str(fault), hint="See NUTGRAF_CONFIG.", id="nutgraf.E001"))
    return found


def sources_are_whole(**_: Any) -> list[checks.CheckMessage]:
    """Look at the tables of all models that are articles."""
    return [
        checks.Error(fault, obj=model, id="nutgraf.E002")
        for model in apps.get_models()
        if issubclass(model, ArticleSource)
        for fault in faults_of(model)
    ]
