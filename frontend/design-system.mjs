// Cuts the design system's style sheet down to the components we use, in our one typeface.
import postcss from "postcss";

const COMPONENTS = [
  "accordion", "alert", "breadcrumb", "button", "button-group", "character-count", "checkbox",
  "checklist", "combo-box", "error-message", "fieldset", "file-input", "focus", "form",
  "form-group", "hint", "input", "input-group", "input-mask", "input-prefix", "input-suffix",
  "js-loading", "js-modal", "js-no-click", "label", "legend", "link", "list", "masked",
  "memorable-date", "modal", "modal-overlay", "modal-wrapper", "overlay", "pagination", "radio",
  "select", "skipnav", "sr-only", "step-indicator", "summary-box", "table", "table-container",
  "tag", "textarea", "tooltip",
];

/** Longest names first, so that `.usa-button-group` is not taken for `.usa-button`. */
const known = new RegExp(
  `^(${[...COMPONENTS].sort((a, b) => b.length - a.length).join("|")})(?![a-z]|-[a-z])`,
);

function isUsed(selector) {
  const families = [...selector.matchAll(/\.usa-([a-z-]+)/g)].map((match) => match[1]);
  // What has classes but none of the design system's is a utility class; our pages use none.
  if (families.length === 0) return !/^\s*[.[]|[a-z\]]\.[a-z]/.test(selector);
  return families.every((family) => known.test(family));
}

/** The style sheet without unused components, utilities and typefaces. */
export function trimmed(css) {
  const sheet = postcss.parse(css);
  sheet.walkComments((comment) => comment.remove());
  sheet.walkAtRules("font-face", (face) => face.remove());
  sheet.walkRules((rule) => {
    if (rule.parent.type === "atrule" && /keyframes$/.test(rule.parent.name)) return;
    const used = rule.selectors.filter(isUsed);
    if (used.length === 0) rule.remove();
    else rule.selectors = used;
  });
  sheet.walkAtRules((rule) => {
    if (rule.nodes?.length === 0) rule.remove();
  });
  return sheet
    .toString()
    .replace(/(Source Sans Pro|Merriweather) Web\s*,[^;}]*?(sans-serif|serif)(?=\s*[;}])/g, "var(--typeface)");
}
