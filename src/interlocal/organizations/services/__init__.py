"""Every change of the registry: loading the public files, and facts that members declare."""

from interlocal.organizations.services.declaring import declare as declare
from interlocal.organizations.services.loading import load as load
from interlocal.organizations.services.report import LoadReport as LoadReport
from interlocal.organizations.services.report import NotPlannable as NotPlannable
