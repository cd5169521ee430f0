"""The application, which adds the system checks when Django starts."""

from __future__ import annotations

from django.apps import AppConfig
from django.core import checks

from ._checks import configuration_is_readable, sources_are_whole

__all__ = ["NutgrafConfig"]


class NutgrafConfig(AppConfig):
    """nutgraf as an application of a Django site."""

    name = "nutgraf.integrations.django"
    label = "nutgraf"
    verbose_name = "nutgraf"

    def ready(self) -> None:
        """Add the checks."""
        checks.register(configuration_is_readable, "nutgraf")
        checks.register(sources_are_whole, "nutgraf")
