// One style sheet and one script: the design system's parts we use, then our own on top.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import * as esbuild from "esbuild";
import { trimmed } from "./design-system.mjs";

const require = createRequire(import.meta.url);

// Font files and pictures keep their names; Django's manifest storage adds the digest.
const shared = { bundle: true, minify: true, legalComments: "none", logLevel: "warning" };

/** Answers `@import "design-system.css"` with the trimmed style sheet. */
const designSystem = {
  name: "design-system",
  setup(build) {
    build.onResolve({ filter: /^design-system\.css$/ }, () => ({
      path: require.resolve("@uswds/uswds/css/uswds.css"),
      namespace: "design-system",
    }));
    build.onLoad({ filter: /.*/, namespace: "design-system" }, async ({ path: file }) => ({
      contents: trimmed(await readFile(file, "utf8")),
      loader: "css",
      resolveDir: path.dirname(file),
    }));
  },
};

export async function bundleStyles(root, folder) {
  await esbuild.build({
    ...shared,
    entryPoints: [path.join(root, "frontend/interlocal.css")],
    outfile: path.join(folder, "interlocal.css"),
    assetNames: "assets/[name]",
    loader: { ".woff2": "file", ".svg": "file" },
    plugins: [designSystem],
    target: ["es2021"],
  });
}

export async function bundleScript(root, folder) {
  await esbuild.build({
    ...shared,
    entryPoints: [path.join(root, "frontend/interlocal.js")],
    outfile: path.join(folder, "interlocal.js"),
    format: "iife",
    target: ["es2021"],
  });
}
