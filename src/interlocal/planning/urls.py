"""Addresses under ``/plans/``."""

from django.urls import path
from django.views.generic import RedirectView

from interlocal.planning import views

app_name = "planning"
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="planning:plan_form"), name="plans"),
    path("new/", views.plan_form, name="plan_form"),
    path("new/places/", views.place_suggestions, name="place_suggestions"),
    path("<slug:token>/", views.plan_detail, name="plan_detail"),
    path("<slug:token>/status/", views.plan_status, name="plan_status"),
    path("<slug:token>/alone/", views.plan_alone, name="plan_alone"),
    path("<slug:token>/stop/", views.plan_stop, name="plan_stop"),
    path("<slug:token>/again/", views.plan_again, name="plan_again"),
    path("<slug:token>/longer/", views.plan_longer, name="plan_longer"),
    path("<slug:token>/map/", views.plan_map, name="plan_map"),
    path("<slug:token>/<str:name>", views.plan_file, name="plan_file"),
]
