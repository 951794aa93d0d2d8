"""The page components: what their templates write."""

import re

from django import forms
from django.template.loader import render_to_string


class PlanForm(forms.Form):
    """A field of each kind."""

    hours = forms.FloatField(help_text="A week", widget=forms.TextInput(attrs={"class": "short"}))
    role = forms.ChoiceField(choices=[("ciso", "CISO")])
    drive = forms.ChoiceField(
        choices=[("30", "30 min"), ("45", "45 min")], widget=forms.RadioSelect
    )
    hosts = forms.BooleanField(required=False)
    note = forms.CharField(required=False, widget=forms.Textarea)
    page = forms.CharField(required=False, widget=forms.HiddenInput)


def field(name: str, form: PlanForm) -> str:
    """One field as a page shows it."""
    return render_to_string("uswds/field.html", {"field": form[name]})


def test_a_field_is_labelled_explained_and_dressed() -> None:
    html = field("hours", PlanForm())
    assert '<label class="usa-label" for="id_hours">Hours</label>' in html
    assert 'class="usa-input short"' in html
    assert 'aria-describedby="id_hours_helptext"' in html
    assert 'id="id_hours_helptext">A week<' in html


def test_a_wrong_field_says_so_above_the_control_and_keeps_what_was_typed() -> None:
    html = field("hours", PlanForm({"hours": "many"}))
    assert html.index("Enter a number.") < html.index("<input")
    assert 'value="many"' in html
    assert 'aria-invalid="true"' in html
    described = re.search(r'aria-describedby="([^"]+)"', html)
    assert described
    assert all(f'id="{part}"' in html for part in described[1].split())


def test_each_kind_of_control_has_its_class() -> None:
    form = PlanForm()
    assert 'class="usa-select"' in field("role", form)
    assert 'class="usa-textarea"' in field("note", form)
    assert 'class="usa-checkbox__input"' in field("hosts", form)
    assert "usa-label" not in field("page", form)


def test_choices_side_by_side_are_one_group_with_one_name() -> None:
    html = field("drive", PlanForm({"drive": "45"}))
    assert html.count('class="usa-radio__input"') == 2
    assert "<legend" in html
    assert re.search(r'value="45"[^>]*checked', html)
    assert not re.search(r'value="30"[^>]*checked', html)


def test_the_error_summary_links_to_each_wrong_field_and_takes_the_focus() -> None:
    form = PlanForm({"hours": "many", "role": "ciso", "drive": ""})
    html = render_to_string("uswds/error_summary.html", {"form": form})
    assert 'href="#id_hours"' in html
    assert 'href="#id_drive"' in html
    assert "data-takes-focus" in html
    assert 'id="id_drive"' in field("drive", form)


def test_no_error_no_summary() -> None:
    form = PlanForm({"hours": "2", "role": "ciso", "drive": "30"})
    assert not render_to_string("uswds/error_summary.html", {"form": form}).strip()


def test_a_trail_ends_at_the_page_itself() -> None:
    trail = [("Michigan", "/organizations/mi/"), ("Chelsea", "")]
    html = render_to_string("uswds/breadcrumb.html", {"trail": trail})
    assert '<a href="/organizations/mi/">Michigan</a>' in html
    assert '<span aria-current="page">Chelsea</span>' in html


def test_suggestions_are_options_with_what_was_found_escaped() -> None:
    rows = [{"name": "O<b>", "place": "Ohio", "note": "City", "address": "/o/"}]
    html = render_to_string("uswds/suggestions.html", {"rows": rows, "more": "1 of 1 shown."})
    assert 'role="listbox"' in html
    assert 'id="search-1" role="option" aria-selected="false" data-href="/o/"' in html
    assert "O&lt;b&gt;" in html


def test_with_nothing_found_there_is_no_empty_list() -> None:
    html = render_to_string("uswds/suggestions.html", {"rows": [], "more": "Nothing found."})
    assert "listbox" not in html
    assert "Nothing found." in html
