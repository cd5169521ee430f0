"""The settings of a site on one machine; what nutgraf asks for is at the end."""

import os
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
TIME_ZONE = "Europe/Kyiv"
USE_TZ = True
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

INSTALLED_APPS = ["herald", "nutgraf.integrations.django"]
NUTGRAF_CONFIG = BASE_DIR / "nutgraf.toml"
