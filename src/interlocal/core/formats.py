"""Numbers as pages, files and the terminal write them: one form for each thing, everywhere."""

from math import floor, log10

MINUS = "\N{MINUS SIGN}"
EN_DASH = "\N{EN DASH}"
WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip


def grouped(number: float, places: int = 0) -> str:
    """``number`` with commas and a true minus: −5,200."""
    text = f"{abs(number):,.{places}f}"
    is_zero = not text.strip("0.,")
    return f"{MINUS}{text}" if number < 0 and not is_zero else text


def money(cents: int) -> str:
    """Cents as whole dollars for tables: $19,006, −$5,200. Half a dollar rounds away from zero."""
    dollars = (abs(cents) + 50) // 100
    sign = MINUS if cents < 0 and dollars else ""
    return f"{sign}${dollars:,}"


def exact_money(cents: int) -> str:
    """Cents as dollars and cents, for files and sums that must add up to the cent: $19,006.40."""
    sign = MINUS if cents < 0 else ""
    return f"{sign}${abs(cents) // 100:,}.{abs(cents) % 100:02d}"


def about_money(cents: int, figures: int = 3) -> str:
    """Cents for a sentence, at most ``figures`` significant figures: $19,000."""
    dollars = abs(cents) / 100
    if dollars < 1:
        return money(0)
    step = 10 ** max(0, floor(log10(dollars)) + 1 - figures)
    rounded = floor(dollars / step + 0.5) * step
    return money((-1 if cents < 0 else 1) * int(rounded) * 100)


def hours(number: float) -> str:
    """Hours a week, kept in quarters: 0.75, 2.00."""
    return grouped(number, 2)


def posts(number: float) -> str:
    """Full-time posts, kept in halves: 0.5, 2.0."""
    return grouped(number, 1)


def minutes(number: float) -> str:
    """A drive in whole minutes: 12 min."""
    return f"{number:.0f}\N{NO-BREAK SPACE}min"


def percent(part: float, places: int = 0) -> str:
    """A part of one as a percentage: 0.27 is 27%."""
    return f"{grouped(part * 100, places)}%"


def span(low: str, high: str) -> str:
    """From low to high, already written out: $180–$500."""
    return f"{low}{EN_DASH}{high}"


def in_words(number: int) -> str:
    """A count for a sentence: spelled out to twelve, then in figures."""
    return WORDS[number] if 0 <= number < len(WORDS) else grouped(number)
