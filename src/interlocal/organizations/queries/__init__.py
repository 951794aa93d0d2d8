"""Every read of the registry."""

from interlocal.organizations.queries.governments import CountyRow as CountyRow
from interlocal.organizations.queries.governments import GovernmentRow as GovernmentRow
from interlocal.organizations.queries.governments import Peers as Peers
from interlocal.organizations.queries.governments import counties_of_state as counties_of_state
from interlocal.organizations.queries.governments import county_name as county_name
from interlocal.organizations.queries.governments import digest as digest
from interlocal.organizations.queries.governments import edition as edition
from interlocal.organizations.queries.governments import facts as facts
from interlocal.organizations.queries.governments import government_row as government_row
from interlocal.organizations.queries.governments import (
    organization_by_slug as organization_by_slug,
)
from interlocal.organizations.queries.governments import other_figures as other_figures
from interlocal.organizations.queries.governments import peers as peers
from interlocal.organizations.queries.governments import (
    plannable_in_circle_box as plannable_in_circle_box,
)
from interlocal.organizations.queries.governments import rows_by_id as rows_by_id
from interlocal.organizations.queries.governments import rows_in_circle_box as rows_in_circle_box
from interlocal.organizations.queries.governments import rows_of_state as rows_of_state
from interlocal.organizations.queries.governments import standing_in_county as standing_in_county
from interlocal.organizations.queries.governments import states_with_counts as states_with_counts
from interlocal.organizations.queries.searching import Resolved as Resolved
from interlocal.organizations.queries.searching import resolve as resolve
from interlocal.organizations.queries.searching import search as search
from interlocal.organizations.search_index import Match as Match
from interlocal.organizations.search_index import SearchResult as SearchResult
