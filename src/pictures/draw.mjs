// Renders each diagram of a folder as SVG: node draw.mjs OUT_FOLDER DIAGRAMS_FOLDER
// Each picture contains the hash of its diagram, which a test compares.
// Needs Chromium: /usr/bin/chromium, or the path in CHROMIUM.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const [out, folder] = process.argv.slice(2);
const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = places.find((place) => place && existsSync(place));
if (!folder || !executablePath) {
  console.error(executablePath ? "usage: draw.mjs OUT_FOLDER DIAGRAMS_FOLDER" : "no Chromium found: install it or set CHROMIUM");
  process.exit(2);
}

const viewer = join(fileURLToPath(new URL(".", import.meta.url)), "node_modules/bpmn-js/dist/bpmn-viewer.production.min.js");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
mkdirSync(out, { recursive: true });

const diagrams = readdirSync(folder).filter((file) => file.endsWith(".bpmn")).sort();
for (const diagram of diagrams.map((file) => join(folder, file))) {
  const xml = readFileSync(diagram);
  const page = await browser.newPage();
  await page.setContent('<div id="canvas" style="height: 900px"></div>');
  await page.addScriptTag({ path: viewer });
  const drawn = await page.evaluate(async (source) => {
    const bpmn = new window.BpmnJS({ container: "#canvas" });
    await bpmn.importXML(source);
    return (await bpmn.saveSVG()).svg;
  }, xml.toString("utf8"));
  await page.close();

  // A white background, so that the lines are visible in dark mode.
  const [, x, y, width, height] = drawn.match(/viewBox="(\S+) (\S+) (\S+) (\S+)"/);
  const margin = 24;
  const paper = { x: x - margin, y: y - margin, width: +width + 2 * margin, height: +height + 2 * margin };
  const fingerprint = createHash("sha256").update(xml).digest("hex");
  const svg = drawn
    .replace(/<\?xml[^>]*\?>\s*/, "")
    .replace(/<!DOCTYPE[^>]*>\s*/, "")
    .replace(/width="\S+" height="\S+" viewBox="[^"]*"/, `viewBox="${paper.x} ${paper.y} ${paper.width} ${paper.height}"`)
    .replace(/(<svg[^>]*>)/, `$1<!-- drawn from ${fingerprint} --><rect x="${paper.x}" y="${paper.y}" width="${paper.width}" height="${paper.height}" rx="8" fill="#fffdf9"/>`);
  const picture = join(out, basename(diagram).replace(/\.bpmn$/, ".svg"));
  writeFileSync(picture, svg.trimEnd() + "\n");
  console.log(picture);
}
await browser.close();
