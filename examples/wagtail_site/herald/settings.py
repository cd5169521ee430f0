"""The settings of a site on one machine; what nutgraf asks for is at the end."""

import os
import sys
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parents[1]
SECRET_KEY = os.environ.get("HERALD_SECRET_KEY", "for this machine only")
DEBUG = True
ALLOWED_HOSTS = ["herald.example", "localhost", "127.0.0.1", "testserver"]
ROOT_URLCONF = "herald.urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "db.sqlite3"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = BASE_DIR / "media"
MEDIA_URL = "/media/"
STATIC_URL = "/static/"
TIME_ZONE = "Europe/Kyiv"
USE_TZ = True
LANGUAGE_CODE = "en"
WAGTAIL_SITE_NAME = "Town Herald"
WAGTAILADMIN_BASE_URL = "https://herald.example"
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
INSTALLED_APPS = [
    "herald",
    "nutgraf.integrations.django",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
if "test" in sys.argv:  # tables straight from the models: three hundred migrations take minutes
    OF_WAGTAIL = ("admin", "core", "docs", "images", "search", "snippets", "users")
    OTHERS = ("auth", "contenttypes", "sessions", "taggit")
    MIGRATION_MODULES = dict.fromkeys([f"wagtail{name}" for name in OF_WAGTAIL] + [*OTHERS])

NUTGRAF_CONFIG = BASE_DIR / "nutgraf.toml"
