"""Addresses under ``/organizations/``."""

from django.urls import path, re_path

from interlocal.organizations import views

app_name = "organizations"
urlpatterns = [
    path("", views.search, name="search"),
    re_path(r"^(?P<state>[a-z]{2})/$", views.state, name="state"),
    re_path(r"^(?P<state>[a-z]{2})/(?P<fips>[0-9]{5})/$", views.county, name="county"),
    path("<slug:slug>/", views.organization, name="organization"),
]
