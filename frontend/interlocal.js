// Starts the design system's components, also in what HTMX puts into the page, and our search field.
import accordion from "@uswds/uswds/js/usa-accordion";
import characterCount from "@uswds/uswds/js/usa-character-count";
import comboBox from "@uswds/uswds/js/usa-combo-box";
import fileInput from "@uswds/uswds/js/usa-file-input";
import inputMask from "@uswds/uswds/js/usa-input-mask";
import modal from "@uswds/uswds/js/usa-modal";
import password from "@uswds/uswds/js/_usa-password";
import skipnav from "@uswds/uswds/js/usa-skipnav";
import table from "@uswds/uswds/js/usa-table";
import tooltip from "@uswds/uswds/js/usa-tooltip";
import validation from "@uswds/uswds/js/usa-validation";
import { followForms } from "./forms.js";
import { followFocus } from "./focus.js";
import { followSearch } from "./search.js";

// Not its date, range and time pickers: the open calendar fails WCAG's checker (aria-selected on
// buttons), and browsers have a field for dates of their own.
const components = [
  accordion, characterCount, comboBox, fileInput, inputMask, modal, password, skipnav, table,
  tooltip, validation,
];

function start() {
  for (const component of components) component.on(document.body);
  followSearch(document);
  followForms(document);
  followFocus(document);
}

// The design system starts what is there when the page loads; HTMX tells of what comes later.
document.addEventListener("htmx:load", ({ detail: { elt } }) => {
  if (elt === document.body) return;
  for (const component of components) component.init?.(elt);
});

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
