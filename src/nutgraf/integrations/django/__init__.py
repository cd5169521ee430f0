"""Django: articles from models, markup in templates, feeds and sitemaps as views, system checks.

Add `"nutgraf.integrations.django"` to INSTALLED_APPS; `NUTGRAF_CONFIG` names a `nutgraf.toml`.
"""
