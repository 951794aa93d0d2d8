"""The website app."""

from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    """Names the app for Django."""

    name = "interlocal.website"
    label = "website"
