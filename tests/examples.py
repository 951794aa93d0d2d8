"""What some addresses are made of and no data file holds: a plan around Chelsea, Michigan.

``python -m tests.examples`` prints them as JSON, for a site that is another process.
"""

import json
import sys

import django
from django.apps import apps

if not apps.ready:
    django.setup()

from interlocal.organizations import queries
from interlocal.planning import services
from interlocal.planning.bridge import PlanAsk


def make() -> dict[str, str]:
    """Make the plan, and return what the placeholders of ``tests.addresses`` stand for."""
    chelsea = queries.organization_by_slug("chelsea-mi")
    run = services.request_plan(ask=PlanAsk(center=chelsea.pk, miles=12), by=None)
    return {"{plan}": run.token}


if __name__ == "__main__":
    json.dump(make(), sys.stdout)
