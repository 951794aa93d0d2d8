"""The last sheet: how each figure comes about, in a few plain lines."""

from interlocal.planning.bridge import Plan
from interlocal.planning.exports.explained import RULES_EXPLAINED
from interlocal.planning.exports.workbook.sheet import LINE_POINTS, Book, lines_of_text
from interlocal.planning.story.words import rule_title

SHEET = "Method"
TEXT_WIDTH = 110
NOTES = (
    ("Hours a week",
     "How many jobs of the occupation local governments have per 1,000 of their jobs, times "
     "the government's staff; at least the smallest useful engagement. Rounded to quarters."),
    ("Pay",
     "The wage of the metropolitan or nonmetropolitan area, times how local governments pay for "
     "the occupation nationally. Bureau of Labor Statistics, OEWS May 2025."),
    ("Alone",
     "The cheaper of two ways: hiring enough half posts (pay, benefits, overhead), and buying the "
     "hours at market price."),
    ("A group's cost",
     "The posts its host employs, counted in halves, running the agreement, and for each member "
     "but the host paperwork and the mileage to it."),
    ("Hours out of the post",
     "What a member receives, and for each but the host coordination and the drive. All of it fits "
     "into the working hours of the posts."),
    ("Which groups",
     "Hosts, posts and members are chosen so that groups and those alone cost least together. A "
     "lower bound is proven at the same time: the proven floor."),
    ("Checked",
     "A second program, which shares no formula with the planner, proves each plan's limits, "
     "hours, costs and shares again before it is shown."),
    ("Shares",
     "Worked out in whole cents that add up to the group's cost. The rule shown is the one asked "
     "for, else the simplest under which nobody pays more than alone and no subgroup would pay "
     "less by leaving, tried in the order of the columns."),
)  # fmt: skip


def write_method(book: Book, plan: Plan) -> None:
    """Add the sheet."""
    sheet = book.workbook.add_worksheet(SHEET)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, TEXT_WIDTH)
    sheet.write_string(0, 0, "How the figures come about", book.formats["title"])
    rules = ((rule_title(rule), explained) for rule, explained in RULES_EXPLAINED.items())
    run = ("This run", f"Seed {plan.seed}, {plan.seconds:.1f} seconds of search.")
    for row, (head, text) in enumerate((*NOTES, *rules, run), start=3):
        sheet.write_string(row, 0, head, book.formats["text"])
        sheet.write_string(row, 1, text, book.formats["wrapped"])
        sheet.set_row(row, LINE_POINTS * lines_of_text(text, TEXT_WIDTH))
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
