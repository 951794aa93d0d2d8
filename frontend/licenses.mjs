// Copies the licenses of what is bundled beside the bundle.
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

export async function writeLicenses(root, folder) {
  const licenses = path.join(folder, "licenses");
  await mkdir(licenses, { recursive: true });
  for (const [name, file] of Object.entries(LICENSES)) {
    await copyFile(path.join(root, "node_modules", file), path.join(licenses, name));
  }
}
