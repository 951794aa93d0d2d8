// County borders for the server's maps: one small file a state, each border once.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { geoArea } from "d3-geo";
import { feature } from "topojson-client";

const require = createRequire(import.meta.url);

/** Numbers of the border lines a geometry uses; a reversed line is stored as ~number. */
function linesOf(geometry) {
  return geometry.arcs.flat(Infinity).map((line) => (line < 0 ? ~line : line));
}

/** A line as the nearest ten-thousandths of a degree: first point, then steps. */
function compact(line, { scale, translate }) {
  let [x, y, previousX, previousY] = [0, 0, 0, 0];
  return line.flatMap(([stepX, stepY]) => {
    [x, y] = [x + stepX, y + stepY];
    const longitude = Math.round((x * scale[0] + translate[0]) * 1e4);
    const latitude = Math.round((y * scale[1] + translate[1]) * 1e4);
    const steps = [longitude - previousX, latitude - previousY];
    [previousX, previousY] = [longitude, latitude];
    return steps;
  });
}

function boundsOf(lines) {
  const [xs, ys] = [[], []];
  for (const line of lines) {
    let [x, y] = [0, 0];
    for (let i = 0; i < line.length; i += 2) {
      xs.push((x += line[i]));
      ys.push((y += line[i + 1]));
    }
  }
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map((n) => n / 1e4);
}

const areaOf = (ring) => geoArea({ type: "Polygon", coordinates: [ring] });

/** The outline of a county's largest piece, as places in its state's list of lines. */
function outline(topology, county, numbers) {
  const pieces = county.type === "Polygon" ? [county.arcs] : county.arcs;
  const shape = feature(topology, county).geometry;
  const rings = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
  const areas = rings.map(([outer]) => areaOf(outer));
  const [largest] = pieces[areas.indexOf(Math.max(...areas))];
  return largest.map((line) => (line < 0 ? ~numbers.indexOf(~line) : numbers.indexOf(line)));
}

export async function writeShapes(folder) {
  const topology = JSON.parse(await readFile(require.resolve("us-atlas/counties-10m.json"), "utf8"));
  const states = new Map();
  for (const county of topology.objects.counties.geometries) {
    const state = county.id.slice(0, 2);
    states.set(state, [...(states.get(state) ?? []), county]);
  }
  const index = {};
  for (const [state, counties] of states) {
    const numbers = [...new Set(counties.flatMap(linesOf))].sort((a, b) => a - b);
    const lines = numbers.map((number) => compact(topology.arcs[number], topology.transform));
    index[state] = boundsOf(lines);
    const names = counties.map((county) => [
      county.id, county.properties.name, outline(topology, county, numbers),
    ]);
    const file = { numbers, lines, counties: names };
    await writeFile(path.join(folder, `${state}.json`), JSON.stringify(file));
  }
  await writeFile(path.join(folder, "states.json"), JSON.stringify(index));
}
