// Moves the focus to what the reader must see first: an error summary, or what changed.
const FIRST = "[data-takes-focus]";

export function followFocus(page) {
  page.querySelector(FIRST)?.focus();
  page.addEventListener("htmx:load", ({ detail: { elt } }) => {
    if (elt === page.body) return;
    const first = elt.matches?.(FIRST) ? elt : elt.querySelector?.(FIRST);
    first?.focus();
  });
}
