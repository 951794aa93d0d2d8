"""Pages written as Markdown: methods, data sources, what has changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

PACKAGE = Path(__file__).resolve().parent.parent
CHECKOUT = PACKAGE.parent.parent
# Each folder of shipped data explains itself in a README, which is the page on its sources.
SOURCES = ("organizations/data/README.md", "engine/data/README.md", "core/maps/README.md")


@dataclass(frozen=True, slots=True)
class Text:
    """A page of words: its slug, its title, its first sentences, and all below the title."""

    slug: str
    title: str
    summary: str
    body: SafeString


def shipped(in_wheel: str, in_checkout: str) -> Path:
    """A file or folder that the wheel carries inside the package and a checkout keeps outside."""
    packaged = PACKAGE / "website" / in_wheel
    return packaged if packaged.exists() else CHECKOUT / in_checkout


def read(file: Path, *, lowered_by: int = 0) -> Text:
    """The Markdown ``file`` as a page; ``lowered_by`` moves its headings down that many levels."""
    markdown = markdown_reader()
    tokens = markdown.parse(file.read_text(encoding="utf-8"))
    title, rest = split_title(tokens, otherwise=file.stem.replace("-", " ").capitalize())
    for token in rest:
        adapt(token, lowered_by)
    name_headings(rest)
    html = markdown.renderer.render(rest, markdown.options, {})
    # Safe: the renderer escapes everything, and raw HTML in the source is switched off.
    return Text(file.stem, title, summary_of(rest), mark_safe(html))  # noqa: S308


def markdown_reader() -> MarkdownIt:
    """CommonMark with tables; what may be wider than the page can be scrolled with the keyboard."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    frame = f'<div class="table-scroll" role="region" tabindex="0" aria-label="{_("Table")}">'

    def opened(renderer: RendererHTML, *rest: Any) -> str:
        return frame + renderer.renderToken(*rest)

    def closed(renderer: RendererHTML, *rest: Any) -> str:
        return renderer.renderToken(*rest) + "</div>"

    def lines(_renderer: RendererHTML, tokens: Sequence[Token], place: int, *_rest: Any) -> str:
        return f'<pre tabindex="0"><code>{escape(tokens[place].content)}</code></pre>\n'

    rules: dict[str, Callable[..., str]] = {
        "table_open": opened,
        "table_close": closed,
        "fence": lines,
        "code_block": lines,
    }
    for name, rule in rules.items():
        markdown.add_render_rule(name, rule)
    return markdown


def split_title(tokens: Sequence[Token], *, otherwise: str) -> tuple[str, Sequence[Token]]:
    """The first heading's words, and the tokens after it."""
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return tokens[1].content, tokens[3:]
    return otherwise, tokens


def summary_of(tokens: Sequence[Token]) -> str:
    """The first paragraph as plain words."""
    for before, token in pairwise(tokens):
        if before.type == "paragraph_open":
            parts = (child.content or " " for child in token.children or ())
            return " ".join("".join(parts).split())
    return ""


def adapt(token: Token, lowered_by: int) -> None:
    """Fit a token into our pages: heading levels, table styles, links between the texts."""
    if token.type in {"heading_open", "heading_close"}:
        token.tag = f"h{min(6, int(token.tag[1]) + lowered_by)}"
    elif token.type == "table_open":
        token.attrSet("class", "table table--small")
    elif token.type in {"th_open", "td_open"}:
        adapt_cell(token)
    for child in token.children or ():
        if child.type == "link_open":
            child.attrSet("href", page_address(str(child.attrGet("href"))))


def adapt_cell(token: Token) -> None:
    """Say a cell's side by a class: our pages' policy lets no style attribute in."""
    if token.attrs.pop("style", "") == "text-align:right":
        token.attrSet("class", "num")
    if token.type == "th_open":
        token.attrSet("scope", "col")


def page_address(link: str) -> str:
    """A link between Markdown files as the link between their pages."""
    name, _, anchor = link.partition("#")
    if "://" in link or not name.endswith(".md"):
        return link
    address = reverse("website:method", args=[Path(name).stem])
    return f"{address}#{anchor}" if anchor else address


def name_headings(tokens: Sequence[Token]) -> None:
    """Give each heading an id made of its words, so that it can be linked to."""
    for opening, words in pairwise(tokens):
        if opening.type == "heading_open":
            opening.attrSet("id", slugify(words.content))


@lru_cache
def methods() -> tuple[Text, ...]:
    """Every method page, by title."""
    folder = shipped("methods", "docs/methods")
    return tuple(sorted(map(read, folder.glob("*.md")), key=lambda text: text.title))


def method(slug: str) -> Text | None:
    """One method page, or None."""
    return next((text for text in methods() if text.slug == slug), None)


@lru_cache
def sources() -> tuple[Text, ...]:
    """What each folder of shipped data says about where its files come from."""
    files = (PACKAGE / name for name in SOURCES)
    return tuple(read(file, lowered_by=1) for file in files if file.exists())


@lru_cache
def changes() -> Text:
    """The change log."""
    return read(shipped("CHANGELOG.md", "CHANGELOG.md"))
