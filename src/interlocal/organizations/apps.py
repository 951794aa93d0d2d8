"""The organizations app."""

from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    """Names the app for Django."""

    name = "interlocal.organizations"
    label = "organizations"
