"""The plan form and the plan page, as a browser without script gets them."""

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from interlocal.engine.plan import Party
from interlocal.organizations.models import Organization
from interlocal.planning import bridge, services
from interlocal.planning.bridge import CoreVerdict, PlanAsk
from interlocal.planning.models import PlanRun
from tests.planning.story.plan_of_four import a_group, a_plan, an_instance

pytestmark = pytest.mark.usefixtures("registry")
MOST_QUERIES = 10
SYLVAN = "sylvan-township-washtenaw-county-mi"
NEIGHBORS = (
    "augusta-charter-township-mi",
    "clinton-mi",
    "dexter-mi",
    "lima-township-mi",
    "manchester-mi",
    "milan-mi",
    "northfield-township-mi",
    "pinckney-mi",
    "saline-mi",
    "scio-township-mi",
    SYLVAN,
    "webster-township-mi",
)


@pytest.fixture
def chelsea() -> Organization:
    """The town that asks."""
    return Organization.objects.get(slug="chelsea-mi")


@pytest.fixture
def run(chelsea: Organization) -> PlanRun:
    """Its plan with twelve neighbors, of whom eight share with it: proven best in an instant."""
    neighbors = Organization.objects.filter(slug__in=NEIGHBORS)
    return make(PlanAsk(center=chelsea.pk, others=tuple(one.pk for one in neighbors)))


def make(ask: PlanAsk) -> PlanRun:
    """A finished plan."""
    return services.request_plan(ask=ask, by=None)


def address(run: PlanRun, view: str = "plan_detail", **parts: str) -> str:
    """One of the addresses of a run."""
    return reverse(f"planning:{view}", kwargs={"token": run.token, **parts})


def words(html: str) -> str:
    """The page as it reads, drawings and addresses left out."""
    text = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", html, flags=re.DOTALL)
    return " ".join(text.replace("&#x27;", "'").replace("&quot;", '"').split())


def page(client: Client, at: str) -> str:
    """The words at an address that must answer."""
    response = client.get(at)
    assert response.status_code == 200
    return words(response.content.decode())


def asked(**said: object) -> dict[str, object]:
    """The form as filled in."""
    return {
        "place": "Chelsea, Michigan",
        "roles": ["ciso"],
        "how_far": "15",
        "unit": "minutes",
        "seconds": "0.5",
        **said,
    }


def test_asking_leads_to_a_plan_at_its_own_address(outsider: Client) -> None:
    response = outsider.post(reverse("planning:plan_form"), asked())
    run = PlanRun.objects.get()
    assert (response.status_code, response["Location"]) == (302, address(run))
    assert "Chelsea" in page(outsider, response["Location"])


def test_an_address_of_the_form_fills_it_in(outsider: Client) -> None:
    at = reverse("planning:plan_form") + "?organization=chelsea-mi&role=gis_analyst&within=45"
    html = outsider.get(at).content.decode()
    assert 'value="Chelsea, Michigan"' in html
    assert re.search(r'value="gis_analyst"[^>]*checked', html)
    assert re.search(r'name="how_far" value="45"', html)


def test_a_question_can_be_changed_from_its_plan(outsider: Client, run: PlanRun) -> None:
    html = outsider.get(reverse("planning:plan_form") + f"?from={run.token}").content.decode()
    assert 'value="Chelsea, Michigan"' in html
    assert "Saline, Michigan" in html


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"place": ""}, "Type the name of a government, or choose a state."),
        ({"place": "Zzyzx Qqq"}, "No government goes by “Zzyzx Qqq”."),
        ({"roles": []}, "Choose at least one role."),
        ({"how_far": "far"}, "How far must be a number such as 30."),
        ({"may_not_host": "Zzyzx Qqq"}, "No government goes by “Zzyzx Qqq”."),
        ({"state": "OH"}, "Chelsea, Michigan does not lie in Ohio."),
        ({"apart": "Dexter"}, "“Dexter” names one government"),
        ({"assume": "benefit_load=2"}, "benefits_load"),
    ],
)
def test_what_cannot_be_asked_is_said_beside_its_field(
    outsider: Client, said: dict[str, object], expected: str
) -> None:
    response = outsider.post(reverse("planning:plan_form"), asked(**said))
    assert response.status_code == 422
    read = words(response.content.decode())
    assert "There is a problem" in read
    assert expected in read
    assert not PlanRun.objects.exists()


def test_what_was_typed_stays(outsider: Client) -> None:
    response = outsider.post(reverse("planning:plan_form"), asked(how_far="far"))
    html = response.content.decode()
    assert 'value="far"' in html
    assert 'value="Chelsea, Michigan"' in html


def test_a_name_that_many_have_is_chosen_from_a_list(outsider: Client) -> None:
    first = outsider.post(reverse("planning:plan_form"), asked(place="Burt Township"))
    choices = re.findall(r'name="choice" value="([^"]+)"', first.content.decode())
    assert len(choices) == 2
    again = asked(place="Burt Township", choice=choices[0])
    assert outsider.post(reverse("planning:plan_form"), again).status_code == 302
    assert PlanRun.objects.get().center == Organization.objects.get(slug=choices[0])


def test_limits_reach_the_planner(outsider: Client) -> None:
    limits = asked(
        may_not_host="Dexter, Michigan",
        together="Chelsea; Sylvan Township",
        apart="Chelsea; Scio Township",
        rule="shapley",
        assume="benefits_load=1.5",
    )
    assert outsider.post(reverse("planning:plan_form"), limits).status_code == 302
    run = PlanRun.objects.get()
    slug = {one.pk: one.slug for one in Organization.objects.all()}
    assert [slug[pk] for pk in run.ask["may_not_host"]] == ["dexter-mi"]
    assert [slug[pk] for pk in run.ask["together"][0]] == ["chelsea-mi", SYLVAN]
    assert [slug[pk] for pk in run.ask["apart"][0]] == ["chelsea-mi", "scio-township-mi"]
    assert (run.ask["rule"], run.ask["overrides"]) == ("shapley", {"benefits_load": "1.5"})


def test_limits_that_name_someone_far_away_are_refused(outsider: Client) -> None:
    far = asked(together="Chelsea; Marquette, Michigan")
    response = outsider.post(reverse("planning:plan_form"), far)
    assert response.status_code == 422
    assert "Marquette" in words(response.content.decode())


def test_suggestions_lead_back_to_the_form_and_keep_what_is_chosen(outsider: Client) -> None:
    at = reverse("planning:place_suggestions") + "?place=chels&roles=cio&how_far=20&unit=miles"
    html = outsider.get(at).content.decode()
    href = re.findall(r'data-href="([^"]+)"', html)[0].replace("&amp;", "&")
    filled = outsider.get(href).content.decode()
    assert 'value="Chelsea, Michigan"' in filled
    assert re.search(r'value="cio"[^>]*checked', filled)


def test_the_page_has_every_part_in_order(outsider: Client, run: PlanRun) -> None:
    html = outsider.get(address(run)).content.decode()
    assert re.search(r"<h1[^>]*>Chelsea could have a CISO for about \$", html)
    assert "If you have nobody today, this is new spending" in words(html)
    parts = re.findall(r'<h2 id="([a-z]+)">', html)
    assert parts == [
        "ways", "groups", "members", "shares", "why", "alone", "assumptions", "proof", "take",
    ]  # fmt: skip


def test_members_shown_add_up_to_the_total_shown(outsider: Client, run: PlanRun) -> None:
    html = outsider.get(address(run)).content.decode()
    table = html.split('id="members"')[1].split("</table>")[0]
    head, foot = table.split("<tfoot>")
    cents = [int(text.replace(",", "")) for text in re.findall(r'num strong">\$([\d,]+)', head)]
    total = int(re.findall(r"\$([\d,]+)", foot)[2].replace(",", ""))
    # Each figure is rounded to whole dollars by itself.
    assert abs(sum(cents) - total) <= len(cents)


def test_another_rule_changes_the_shares_and_says_why(outsider: Client, run: PlanRun) -> None:
    chosen = page(outsider, address(run) + "?rule=equal")
    assert "Why “equal parts” You chose it." in chosen
    assert "The cost is split in equal parts." in chosen


def test_every_group_can_be_opened(outsider: Client, run: PlanRun) -> None:
    # A second group, so that there is another one to open.
    first = a_group()
    dale = replace(first.members[0], id="d", name="Dale")
    holds = {rule: CoreVerdict(holds=True) for rule in first.verdicts}
    party = Party(id="d", name="Dale")
    second = replace(first, host=party, members=(dale,), verdicts=holds)
    plan = replace(a_plan(), groups=(first, second), alone=())
    PlanRun.objects.filter(pk=run.pk).update(
        plan=bridge.plan_as_json(plan), instance=bridge.frozen(an_instance())
    )
    assert "Members of group A" in page(outsider, address(run) + "?group=ZZ")
    read = page(outsider, address(run) + "?group=B")
    assert "Members of group B hosted by Dale" in read
    assert "Back to your group" in read


def test_the_page_asks_the_database_little_whatever_its_size(
    outsider: Client, chelsea: Organization
) -> None:
    counts = []
    for few in (4, 12):
        neighbors = Organization.objects.filter(slug__in=NEIGHBORS[:few])
        run = make(PlanAsk(center=chelsea.pk, others=tuple(one.pk for one in neighbors)))
        with CaptureQueriesContext(connection) as asked_for:
            outsider.get(address(run))
        counts.append(len(asked_for))
    assert counts[0] == counts[1] <= MOST_QUERIES


def test_a_figure_of_ones_own_leads_to_a_plan_that_says_what_changed(
    outsider: Client, run: PlanRun
) -> None:
    response = outsider.post(address(run, "plan_again"), {"market_hour_ciso": "300"})
    assert response.status_code == 302
    assert f"from={run.token}" in response["Location"]
    read = page(outsider, response["Location"])
    assert "Your figure was used." in read
    assert "Market price of a CISO hour: $300, yours, instead of $250." in read
    assert "Undo: back to $250" in read


def test_undoing_leads_back_to_the_first_plan(outsider: Client, run: PlanRun) -> None:
    response = outsider.post(address(run, "plan_again"), {"market_hour_ciso": "300"})
    own = PlanRun.objects.exclude(pk=run.pk).get()
    response = outsider.post(address(own, "plan_again"), {"market_hour_ciso": ""})
    assert response["Location"].startswith(address(run))


def test_a_figure_that_cannot_be_used_stays_with_a_guess(outsider: Client, run: PlanRun) -> None:
    response = outsider.post(address(run, "plan_again"), {"benefits_load": "43 percent"})
    assert response.status_code == 422
    html = response.content.decode()
    assert 'value="43 percent"' in html
    assert 'href="#own-benefits_load"' in html
    assert "Did you mean 1.43 ?" in words(html)
    assert PlanRun.objects.count() == 1


def test_several_roles_are_shown_one_at_a_time(outsider: Client, chelsea: Organization) -> None:
    ask = PlanAsk(
        center=chelsea.pk,
        roles=("ciso", "gis_analyst"),
        others=(Organization.objects.get(slug="saline-mi").pk,),
    )
    run = make(ask)
    assert "What each way to get a CISO would cost" in page(outsider, address(run))
    other = page(outsider, address(run) + "?role=gis_analyst")
    assert "What each way to get a GIS analyst would cost" in other
    assert "a CISO and a GIS analyst" in other


def test_nobody_near_is_a_certain_no_with_ways_out(outsider: Client) -> None:
    burt = Organization.objects.get(slug__startswith="burt-township-alger")
    run = make(PlanAsk(center=burt.pk))
    assert run.state == PlanRun.State.NONE
    read = page(outsider, address(run))
    assert "Burt Township has nobody within 30 minutes’ drive to share a CISO with" in read
    assert "This is certain, not a search that ran out of time." in read
    wider = outsider.post(address(run, "plan_again"), {"within": "60"})
    assert wider.status_code == 302
    assert PlanRun.objects.exclude(pk=run.pk).get().ask["drive_minutes"] == 60.0


@pytest.fixture
def waiting(outsider: Client) -> PlanRun:
    """A plan for a whole state, asked for and not begun."""
    outsider.post(reverse("planning:plan_form"), asked(place="", state="MI", seconds=""))
    return PlanRun.objects.get()


def test_a_large_region_shows_its_progress(outsider: Client, waiting: PlanRun) -> None:
    read = page(outsider, address(waiting))
    assert "Working on your plan" in read
    assert "Stop and use the best so far" in read
    html = outsider.get(address(waiting)).content.decode()
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in html


def test_the_part_that_polls_ends_with_the_plan(outsider: Client, waiting: PlanRun) -> None:
    part = outsider.get(address(waiting, "plan_status"), headers={"HX-Request": "true"})
    assert part.status_code == 200
    assert b"<html" not in part.content
    PlanRun.objects.filter(pk=waiting.pk).update(
        state=PlanRun.State.FAILED, finished_at=timezone.now()
    )
    done = outsider.get(address(waiting, "plan_status"), headers={"HX-Request": "true"})
    assert done["HX-Redirect"] == address(waiting)


def test_a_running_plan_can_be_stopped(outsider: Client, waiting: PlanRun) -> None:
    outsider.post(address(waiting, "plan_stop"))
    waiting.refresh_from_db()
    assert waiting.stop_wished
    assert "Stopping." in page(outsider, address(waiting))


def test_a_fault_says_what_is_safe_and_offers_to_run_again(
    outsider: Client, waiting: PlanRun
) -> None:
    PlanRun.objects.filter(pk=waiting.pk).update(
        state=PlanRun.State.FAILED, fault="7f3a0118", finished_at=timezone.now()
    )
    read = page(outsider, address(waiting))
    assert "The plan stopped before it was finished" in read
    assert "7f3a0118" in read
    outsider.post(address(waiting, "plan_again"))
    waiting.refresh_from_db()
    assert waiting.state == PlanRun.State.WAITING


def test_searching_longer_is_another_plan_in_the_background(outsider: Client, run: PlanRun) -> None:
    response = outsider.post(address(run, "plan_longer"))
    longer = PlanRun.objects.exclude(pk=run.pk).get()
    assert response["Location"] == f"{address(longer)}?from={run.token}"
    assert longer.state == PlanRun.State.WAITING


@pytest.mark.parametrize("name", ["brief.pdf", "plan.xlsx", "plan.csv", "plan.json", "map.svg"])
def test_each_file_is_there_under_a_name_that_says_whose(
    outsider: Client, run: PlanRun, name: str
) -> None:
    response = outsider.get(address(run, "plan_file", name=name))
    assert response.status_code == 200
    assert response["Content-Disposition"] == f'attachment; filename="chelsea-mi-ciso-{name}"'
    assert len(response.content) > 1000


def test_everyone_who_stays_alone_has_a_page_with_reasons(outsider: Client, run: PlanRun) -> None:
    read = page(outsider, address(run, "plan_alone"))
    plan = bridge.plan_from_json(run.plan)
    assert plan.alone
    for one in plan.alone:
        assert one.name in read


def test_the_map_names_all_hosts(outsider: Client, run: PlanRun) -> None:
    html = outsider.get(address(run, "plan_map")).content.decode()
    for group in bridge.plan_from_json(run.plan).groups:
        assert f"{group.host.name}, hosts group" in html


def test_no_page_of_a_plan_breaks_the_content_policy(outsider: Client, run: PlanRun) -> None:
    for at in (address(run), reverse("planning:plan_form"), address(run, "plan_map")):
        html = outsider.get(at).content.decode()
        assert not re.search(r"\sstyle=|<style|\son\w+=|hx-on", html), at
