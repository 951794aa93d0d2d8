"""What the style guide shows: each component with something real to say."""

from collections.abc import Mapping

from django import forms
from django.utils.safestring import SafeString

from interlocal.core.charts import ProofWords, Strip, bar, peer_strip, proof_line, share_cell
from interlocal.core.maps import Caption, MapPoint, Ring, draw_map

NAMES = ["Chelsea", "Chelsea Charter", "Dexter", "Lima", "Lodi", "Saline", "Scio", "Sylvan"]
MOST_SUGGESTIONS = 3
PEERS = [0.4, 0.4, 0.5, 0.5, 0.6, 0.7, 0.7, 0.8, 0.8, 0.9, 0.9, 1.0, 1.1, 1.3, 1.6, 1.9, 2.2]


class ExampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Contact’s name", help_text="As it stands on letters")
    role = forms.ChoiceField(
        choices=[("ciso", "CISO (security leader)"), ("cio", "CIO")], initial="ciso"
    )
    drive = forms.ChoiceField(
        label="How far may they drive?",
        choices=[("30", "30 minutes"), ("45", "45 minutes")],
        widget=forms.RadioSelect,
        initial="30",
    )
    note = forms.CharField(label="Anything else", widget=forms.Textarea, required=False)
    may_host = forms.BooleanField(label="We could employ the person", required=False)


class BenefitsForm(forms.Form):
    """A field that was filled in wrongly."""

    benefits = forms.FloatField(
        label="Benefits on top of pay",
        # A number input would throw away what was typed; the reader must see it again.
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "usa-input--short"}),
        help_text="Multiply pay by this. Between 1.30 and 1.60 in the sources we know",
        error_messages={
            "invalid": "Benefits must be a number such as 1.43. You typed “43 percent”."
        },
    )


def points() -> list[MapPoint]:
    """Two groups around Chelsea, Michigan, and some who stay alone."""
    return [
        MapPoint(longitude=-84.0205, latitude=42.3181, mark="host", group=0, label="Chelsea"),
        MapPoint(longitude=-83.8886, latitude=42.3367, mark="member", group=0, label="Dexter"),
        MapPoint(longitude=-84.1764, latitude=42.4512, mark="member", group=0, label="Stockbridge"),
        MapPoint(
            longitude=-83.8380, latitude=42.2530, mark="host", group=1, label="Washtenaw County"
        ),
        MapPoint(longitude=-83.7815, latitude=42.1667, mark="member", group=1),
        MapPoint(longitude=-84.1011, latitude=42.2470, mark="alone", title="Sylvan Township"),
        MapPoint(longitude=-83.9500, latitude=42.2000, mark="speck"),
    ]


def example_map() -> SafeString:
    """The map of those points, with the ring a drive reaches."""
    caption = Caption(
        id="example-map",
        title="Two groups around Chelsea",
        description="Chelsea hosts Dexter and Stockbridge; Washtenaw County hosts Saline.",
    )
    ring = Ring(longitude=-84.0205, latitude=42.3181, miles=18, label="30 min")
    return draw_map(
        points(), caption=caption, ties=[(0, 1), (0, 2), (3, 4)], rings=[ring], size=(560, 480)
    )


def examples() -> Mapping[str, object]:
    """Everything the page needs."""
    strip = Strip(
        title="Chelsea 1.4 posts; median of 17 peers 0.8 posts",
        own_label="Chelsea",
        median_label="Median of 17 peers",
        unit="posts",
    )
    words = ProofWords(
        title="No plan can cost less than $1,391,340; this plan costs $1,412,419; alone $1,811,108",
        floor="No plan can cost less than",
        plan="This plan",
        alone="Everyone alone",
        short_floor="Floor",
        short_alone="Alone",
        unproven="not yet settled",
        saved="saved",
    )
    costs = (139_134_000, 141_241_900, 181_110_800)
    return {
        "form": ExampleForm(),
        "wrong": BenefitsForm({"benefits": "43 percent"}),
        "trail": [("Home", "/"), ("Style guide", "")],
        "map": example_map(),
        "bars": [
            ("Shared with neighbors", 1_900_600, bar(19_006, 109_527, is_chosen=True)),
            ("Hired alone", 10_952_700, bar(109_527, 109_527)),
            ("Today", 0, bar(0, 109_527)),
        ],
        "cells": [
            (cents, share_cell(cents, 2_600_000))
            for cents in (1_319_900, 2_600_000, 3_100_000, 4_500_000)
        ],
        "strips": (peer_strip(1.4, PEERS, strip), peer_strip(1.4, PEERS, strip, width=343)),
        "proofs": (proof_line(*costs, words), proof_line(*costs, words, width=343)),
        "letters": [(letter, f"group-{letter.lower()}") for letter in "ABCDEFG"],
        "sentences": [
            "No other grouping of these 91 governments can save more than $21,079 a year.",
            "Every cost, limit and share was checked again by a second program.",
        ],
    }


def found(typed: str) -> Mapping[str, object]:
    """The example names that begin with what was typed, as the search field shows them."""
    names = [name for name in NAMES if typed and name.lower().startswith(typed.strip().lower())]
    rows = [
        {"name": name, "place": "Michigan", "note": "City · 5,440 people", "address": f"?q={name}"}
        for name in names[:MOST_SUGGESTIONS]
    ]
    return {"typed": typed, "rows": rows, "more": f"{len(rows)} of {len(names)} shown."}
