"""The core app."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Names the app for Django."""

    name = "interlocal.core"
    label = "core"
