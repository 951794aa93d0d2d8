"""Pages written as Markdown."""

from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from interlocal.website import texts


def page(tmp_path: Path, markdown: str, **options: int) -> texts.Text:
    """The page a Markdown file makes."""
    file = tmp_path / "own-cost.md"
    file.write_text(markdown)
    return texts.read(file, **options)


def test_the_first_heading_is_the_title_and_not_in_the_body(tmp_path: Path) -> None:
    text = page(tmp_path, "# Own cost\n\nEach pays its own.\nThen a share.\n\n## Example\n")
    assert text.title == "Own cost"
    assert text.summary == "Each pays its own. Then a share."
    assert "<h1" not in text.body
    assert '<h2 id="example">Example</h2>' in text.body


def test_a_file_without_a_heading_is_called_by_its_name(tmp_path: Path) -> None:
    assert page(tmp_path, "Words.").title == "Own cost"


def test_html_and_scripts_are_shown_not_run(tmp_path: Path) -> None:
    body = page(tmp_path, "<script>x</script>\n\n[a](javascript:x)").body
    assert "<script>" not in body
    assert 'href="javascript' not in body


def test_headings_can_be_moved_down(tmp_path: Path) -> None:
    text = page(tmp_path, "# T\n\n## One\n", lowered_by=1)
    assert '<h3 id="one">' in text.body


def test_links_between_files_are_links_between_pages(tmp_path: Path) -> None:
    body = page(
        tmp_path, "[pay](wages.md) [sum](../methods/cents.md#why) [x](https://x.org/a.md)"
    ).body
    assert 'href="/methods/wages/"' in body
    assert 'href="/methods/cents/#why"' in body
    assert 'href="https://x.org/a.md"' in body


def test_tables_scroll_by_keyboard_and_carry_no_style(tmp_path: Path) -> None:
    body = page(tmp_path, "| a | b |\n|---|---:|\n| 1 | 2 |\n").body
    assert "style=" not in body
    frame = Xml.fromstring(body)
    assert (frame.get("tabindex"), frame.get("role")) == ("0", "region")
    assert [cell.get("class") for cell in frame.iter("td")] == [None, "num"]
    assert {cell.get("scope") for cell in frame.iter("th")} == {"col"}


def test_lines_of_figures_stay_as_they_are(tmp_path: Path) -> None:
    body = page(tmp_path, "    1 < 2\n\n```\na  b\n```\n").body
    assert "<code>1 &lt; 2\n</code>" in body
    assert "<code>a  b\n</code>" in body


@pytest.mark.parametrize("text", texts.methods(), ids=lambda text: text.slug)
def test_every_method_page_can_be_read(text: texts.Text) -> None:
    assert text.title
    assert text.summary
    assert "style=" not in text.body


def test_every_link_between_methods_leads_somewhere() -> None:
    slugs = {text.slug for text in texts.methods()}
    for text in texts.methods():
        for part in text.body.split('href="/methods/')[1:]:
            assert part.split("/")[0] in slugs, f"{text.slug} links to {part.split('/')[0]}"


def test_every_folder_of_data_says_where_it_comes_from() -> None:
    assert len(texts.sources()) == len(texts.SOURCES)
    assert all("license" in text.body.lower() for text in texts.sources())
