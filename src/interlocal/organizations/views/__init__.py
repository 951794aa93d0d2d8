"""Pages of the registry."""

from interlocal.organizations.views.finding import search as search
from interlocal.organizations.views.knowing import organization as organization
from interlocal.organizations.views.places import county as county
from interlocal.organizations.views.places import state as state
