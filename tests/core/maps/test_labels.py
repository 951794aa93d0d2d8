"""Names stand where they cover least."""

from interlocal.core.maps.labels import Name, Rectangle, Sheet, Writing, around, write

AREA = Rectangle(0, 0, 600, 600)


def written(on: Sheet, *names: Name) -> list[Writing]:
    """The names, all of which find room."""
    writings = write(on, names)
    assert None not in writings
    return [writing for writing in writings if writing]


def sheet(**changes: object) -> Sheet:
    """An empty sheet but for what is given."""
    return Sheet(area=AREA, **changes)  # type: ignore[arg-type]


def test_a_name_with_room_stands_at_the_right() -> None:
    [writing] = written(sheet(), Name("Dexter", (300, 300), 9))
    assert writing.anchor == "start"
    assert writing.spot[0] > 309


def test_a_name_at_the_right_edge_turns_to_the_left() -> None:
    [writing] = written(sheet(), Name("Pittsfield Twp", (590, 300), 9))
    assert writing.anchor == "end"


def test_a_name_gives_way_to_a_dot() -> None:
    [writing] = written(sheet(dots=[around((335, 300), 9)]), Name("Dexter", (300, 300), 9))
    assert writing.anchor == "end"


def test_a_name_would_rather_cover_a_line_than_a_dot() -> None:
    crowded = sheet(
        dots=[around((335, 300), 9), around((300, 280), 9), around((300, 322), 9)],
        lines=[((100, 300), (290, 300))],
    )
    corners = [around((x, y), 12) for x in (270, 330) for y in (278, 322)]
    crowded.dots = [*crowded.dots, *corners]
    [writing] = written(crowded, Name("Dexter", (300, 300), 9))
    assert writing.anchor == "end"


def test_a_name_that_finds_no_room_is_left_out_unless_it_is_needed() -> None:
    full = Rectangle(0, 0, 600, 600)
    extra, needed = Name("Lima Twp", (300, 300), 5, is_needed=False), Name("Chelsea", (300, 300), 9)
    assert write(sheet(written=[full]), [extra]) == [None]
    assert write(sheet(written=[full]), [needed]) != [None]
    assert write(sheet(), [extra]) != [None]


def test_two_names_do_not_cover_each_other() -> None:
    one, other = written(sheet(), Name("Dexter", (300, 300), 5), Name("Lima Twp", (300, 312), 5))
    assert one.covers.shared(other.covers) == 0


def test_a_name_on_a_crowded_sheet_looks_only_at_what_is_near() -> None:
    far = sheet(dots=[around((10, 10), 9)], lines=[((5, 5), (20, 20))])
    near = far.near((500, 500), 100)
    assert not near.dots
    assert not near.lines
    assert near.written is far.written
