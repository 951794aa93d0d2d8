// Builds what pages load and what the server draws maps from: `npm ci && node frontend/build.mjs`.
// Runs only when something it reads has changed; `--force` runs it anyway.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { writeDots } from "./dots.mjs";
import { bundleScript, bundleStyles } from "./bundles.mjs";
import { writeLicenses, writeTypeface } from "./copies.mjs";
import { writeShapes } from "./shapes.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const pages = path.join(root, "src/interlocal/website/static/build");
const drawings = path.join(root, "src/interlocal/core/drawings");
const typeface = path.join(drawings, "build");
const maps = path.join(root, "src/interlocal/core/maps/build");
const governments = path.join(
  root,
  "src/interlocal/organizations/data/us_general_purpose_governments.csv.gz",
);
const stamp = path.join(pages, ".inputs");

async function sourcesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(css|js|mjs)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** One digest over every file the build reads, so that a second run has nothing to do. */
async function digestOfInputs() {
  const digest = createHash("sha256");
  const own = await Promise.all([path.join(root, "frontend"), drawings].map(sourcesIn));
  for (const file of [...own.flat(), path.join(root, "package-lock.json"), governments]) {
    digest.update(path.relative(root, file));
    if (existsSync(file)) digest.update(await readFile(file));
  }
  return digest.digest("hex");
}

async function isUpToDate(digest) {
  return [stamp, maps, typeface].every(existsSync) && (await readFile(stamp, "utf8")) === digest;
}

async function build() {
  const digest = await digestOfInputs();
  if (!process.argv.includes("--force") && (await isUpToDate(digest))) {
    console.log("Front end: up to date.");
    return;
  }
  for (const folder of [pages, maps, typeface]) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
  }
  await bundleStyles(root, pages);
  await bundleScript(root, pages);
  await writeShapes(maps);
  await writeDots(governments, pages, maps);
  await writeLicenses(root, pages);
  await writeTypeface(root, typeface);
  await writeFile(stamp, digest);
  console.log("Front end: built.");
}

await build();
