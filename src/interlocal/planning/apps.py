"""The planning app."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Names the app for Django."""

    name = "interlocal.planning"
    label = "planning"
