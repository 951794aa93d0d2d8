// Copies files as they are: licenses beside the bundle, and typefaces for what is set on paper.
import { copyFile, mkdir } from "node:fs/promises";
import path from "node:path";

const LICENSES = {
  "uswds.md": "@uswds/uswds/LICENSE.md",
  "receptor.md": "receptor/LICENSE.md",
  "object-assign.txt": "object-assign/license",
  "keyboardevent-key-polyfill.md": "keyboardevent-key-polyfill/LICENSE.md",
  "element-closest.md": "element-closest/LICENSE.md",
  "us-atlas.txt": "us-atlas/LICENSE",
};

const WEIGHTS = ["Regular", "Italic", "SemiBold", "Bold"];

/** The typeface as files a PDF writer can read; browsers get theirs with the style sheet. */
export async function writeTypeface(root, folder) {
  const fonts = path.join(root, "node_modules/@uswds/uswds/dist/fonts/public-sans");
  for (const name of WEIGHTS.map((weight) => `PublicSans-${weight}.ttf`)) {
    await copyFile(path.join(fonts, name), path.join(folder, name));
  }
  const license = path.join(root, "node_modules/@uswds/uswds/LICENSE.md");
  await copyFile(license, path.join(folder, "LICENSE.md"));
}

export async function writeLicenses(root, folder) {
  const licenses = path.join(folder, "licenses");
  await mkdir(licenses, { recursive: true });
  for (const [name, file] of Object.entries(LICENSES)) {
    await copyFile(path.join(root, "node_modules", file), path.join(licenses, name));
  }
}
