"""The council brief: two pages a governing body can read, as an accessible PDF."""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

import typst

from interlocal.core.drawings import style as drawings
from interlocal.planning.bridge import Instance, Plan
from interlocal.planning.exports.brief.content import Brief
from interlocal.planning.exports.brief.writing import brief_of

__all__ = ["brief_of", "brief_pdf"]

TEMPLATE = Path(__file__).with_name("brief.typ")
# Public Sans, put there by the front-end build; without it a face that comes with typst is used.
FONTS = drawings.FOLDER / "build"


def brief_pdf(
    plan: Plan, instance: Instance, *, today: date, address: str = "", rule: str | None = None
) -> bytes:
    """The brief as a tagged PDF after PDF/UA-1; the same plan and day give the same bytes.

    ``address`` is where the plan can be found again, ``rule`` the share rule to show.
    """
    return set_in_type(brief_of(plan, instance, today=today, address=address, rule=rule), today)


@cache
def fonts() -> typst.Fonts:
    """The faces to set with: ours and typst's own, none of the machine's."""
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS] if FONTS.exists() else [])


def set_in_type(brief: Brief, today: date) -> bytes:
    """The brief set by typst; its words go in as data, so that none of them is taken for markup."""
    return typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        font_paths=fonts(),
        sys_inputs={"brief": json.dumps(asdict(brief)), "date": today.isoformat()},
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(today, time(12), tzinfo=UTC),
    )
