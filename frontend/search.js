// The search field as an ARIA combobox: HTMX brings the list, the keys walk it.
// Without this script the field's form leads to a page with the same rows.

const FIELD = "input[role=combobox][data-suggestions]";

const popupOf = (field) => document.getElementById(field.dataset.suggestions);
const optionsOf = (field) => [...popupOf(field).querySelectorAll("[role=option]")];
const chosenOf = (field) => popupOf(field).querySelector("[aria-selected=true]");

function open(field) {
  const list = popupOf(field).querySelector("[role=listbox]");
  popupOf(field).hidden = !list;
  field.setAttribute("aria-expanded", String(Boolean(list)));
  if (list) field.setAttribute("aria-controls", list.id);
}

function close(field) {
  popupOf(field).hidden = true;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
  chosenOf(field)?.setAttribute("aria-selected", "false");
}

function choose(field, option) {
  chosenOf(field)?.setAttribute("aria-selected", "false");
  option.setAttribute("aria-selected", "true");
  option.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", option.id);
}

/** The option `step` away from the chosen one, around the ends. */
function step(field, by) {
  const options = optionsOf(field);
  if (options.length === 0) return;
  open(field);
  const at = options.indexOf(chosenOf(field));
  const next = at < 0 && by < 0 ? options.length - 1 : (at + by + options.length) % options.length;
  choose(field, options[next]);
}

function go(option) {
  window.location.assign(option.dataset.href);
}

const keys = {
  ArrowDown: (field) => step(field, 1) ?? true,
  ArrowUp: (field) => step(field, -1) ?? true,
  Enter: (field) => {
    const option = popupOf(field).hidden ? null : chosenOf(field);
    if (option) go(option);
    return Boolean(option);
  },
  Escape: (field) => {
    const isOpen = !popupOf(field).hidden;
    close(field);
    return isOpen;
  },
};

/** Listens once for every search field of the page, those that come later included. */
export function followSearch(page) {
  page.addEventListener("keydown", (event) => {
    const field = event.target.closest?.(FIELD);
    if (field && keys[event.key]?.(field)) event.preventDefault();
  });
  page.addEventListener("htmx:afterSwap", ({ target }) => {
    const field = page.querySelector(`${FIELD}[data-suggestions="${target.id}"]`);
    if (field && field === page.activeElement && field.value.trim()) open(field);
  });
  page.addEventListener("input", ({ target }) => {
    if (target.matches?.(FIELD) && !target.value.trim()) close(target);
  });
  page.addEventListener("focusout", ({ target }) => {
    if (target.matches?.(FIELD)) close(target);
  });
  // A press must not take the focus from the field before the click arrives.
  page.addEventListener("mousedown", (event) => {
    if (event.target.closest?.(".suggestions")) event.preventDefault();
  });
  page.addEventListener("click", ({ target }) => {
    const option = target.closest?.(".suggestions [role=option]");
    if (option) go(option);
  });
}
