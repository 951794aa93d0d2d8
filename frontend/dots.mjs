// The home page's map: every government a dot, one path a state, drawn once.
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { csvParse } from "d3-dsv";
import { geoAlbersUsa, geoPath } from "d3-geo";
import { mesh } from "topojson-client";

const require = createRequire(import.meta.url);
const [WIDTH, HEIGHT] = [975, 610];
const STEPS = 4; // dots are placed to a quarter of a pixel
// The projection the states' outlines in us-atlas are drawn in.
const project = geoAlbersUsa().scale(1300).translate([487.5, 305]);

/** The places of one state's governments as one path of zero-length strokes with round ends. */
function dots(points) {
  const places = [...new Set(points.map(([x, y]) => `${Math.round(x * STEPS)},${Math.round(y * STEPS)}`))]
    .map((place) => place.split(",").map(Number))
    .sort(([x1, y1], [x2, y2]) => x1 - x2 || y1 - y2);
  let [x, y] = [0, 0];
  return places
    .map(([nextX, nextY]) => {
      const step = `m${nextX - x},${nextY - y}h0`;
      [x, y] = [nextX, nextY];
      return step.replace(",-", "-");
    })
    .join("");
}

function svg(borders, paths) {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" fill="none">`,
    `<path d="${borders}" stroke="#dfe1e2" stroke-width=".8"/>`,
    `<g transform="scale(${1 / STEPS})" stroke="#162e51" stroke-opacity=".62"`,
    ` stroke-width="${1.05 * STEPS}" stroke-linecap="round">`,
    ...paths.map((path) => `<path d="${path}"/>`),
    "</g></svg>\n",
  ].join("");
}

/** Draws the map into `pages` and writes the counts its caption and table need into `maps`. */
export async function writeDots(file, pages, maps) {
  if (!existsSync(file)) {
    console.log("Front end: no list of governments, so no dots on the home page's map.");
    return;
  }
  const governments = csvParse(gunzipSync(await readFile(file)).toString("utf8"));
  const states = {};
  for (const { state, lat, lon } of governments) {
    const place = lat && lon ? project([Number(lon), Number(lat)]) : null;
    const row = (states[state] ??= { governments: 0, points: [] });
    row.governments += 1;
    if (place) row.points.push(place);
  }
  const atlas = JSON.parse(await readFile(require.resolve("us-atlas/states-albers-10m.json"), "utf8"));
  const borders = geoPath(null).digits(1)(mesh(atlas, atlas.objects.states));
  const names = Object.keys(states).sort();
  await writeFile(
    path.join(pages, "governments.svg"),
    svg(borders, names.map((name) => dots(states[name].points))),
  );
  const counts = names.map((state) => ({
    state, governments: states[state].governments, drawn: states[state].points.length,
  }));
  await writeFile(path.join(maps, "governments.json"), JSON.stringify(counts));
}
