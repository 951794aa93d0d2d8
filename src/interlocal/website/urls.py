"""Every address of the site, app by app."""

from django.urls import URLPattern, URLResolver, include, path

from interlocal.website import views

website = [
    path("", views.home, name="home"),
    path("governments/", views.governments, name="governments"),
    path("methods/", views.methods, name="methods"),
    path("methods/<slug:slug>/", views.method, name="method"),
    path("sources/", views.sources, name="sources"),
    path("changes/", views.changes, name="changes"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("styleguide/", views.guide, name="styleguide"),
    path("styleguide/part/", views.guide_part, name="styleguide_part"),
    path("styleguide/search/", views.guide_search, name="styleguide_search"),
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((website, "website"))),
    path("organizations/", include("interlocal.organizations.urls")),
    path("plans/", include("interlocal.planning.urls")),
]
handler500 = "interlocal.website.views.server_error"
