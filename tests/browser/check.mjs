// Opens pages in Chromium and fails if one breaks a WCAG 2.2 AA rule, asks for anything, scrolls sideways, hides part of a table or
// prints badly.
//
// Usage: node check.mjs [--shots FOLDER] PAGE.html…

import { chromium } from "playwright-core";
import { readFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const LAYOUTS = [
  { name: "light", colorScheme: "light", width: 1280 },
  { name: "dark", colorScheme: "dark", width: 1280 },
  { name: "phone", colorScheme: "light", width: 390 },
  { name: "narrow", colorScheme: "light", width: 320 },
  { name: "forced colours", colorScheme: "light", width: 1280, forcedColors: "active" },
];

// Pages that a board gets on paper, and the most sides they may take.
const SIDES = { "forty.html": 2, "hostile.html": 10 };

const paths = process.argv.slice(2);
let shots = null;
if (paths[0] === "--shots") {
  shots = paths[1];
  paths.splice(0, 2);
  mkdirSync(shots, { recursive: true });
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
let failures = 0;
const fail = (page, layout, message) => {
  failures += 1;
  console.log(`${page}, ${layout}: ${message}`);
};

for (const path of paths) {
  const url = pathToFileURL(resolve(path)).href;
  for (const { name, width, ...media } of LAYOUTS) {
    const context = await browser.newContext({ ...media, viewport: { width, height: 800 }, bypassCSP: true });
    const page = await context.newPage();
    const requests = [];
    page.on("request", (request) => request.url() !== url && requests.push(request.url()));
    page.on("pageerror", (error) => fail(path, name, `script error: ${error.message}`));
    await page.goto(url);
    for (const request of requests) fail(path, name, `asks for ${request}`);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (sideways > 0) fail(path, name, `scrolls sideways by ${sideways} px`);
    // In a wide window every table is shown whole; on a phone only the heat map of many teams scrolls in its region.
    const cut = await page.evaluate((selector) => {
      const regions = [...document.querySelectorAll(selector)].filter((region) => region.scrollWidth !== region.clientWidth);
      return regions.map((region) => `“${region.ariaLabel}” shows ${region.clientWidth} of ${region.scrollWidth} px`);
    }, width < 1280 ? ".scroll:not(:has(.heat))" : ".scroll");
    for (const region of cut) fail(path, name, region);
    await page.evaluate(axe);
    const result = await page.evaluate((values) => axe.run(document, { runOnly: { type: "tag", values } }), TAGS);
    for (const violation of result.violations) {
      const nodes = violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join("\n    ");
      fail(path, name, `${violation.id}: ${violation.help} (${violation.nodes.length})\n    ${nodes}`);
    }
    if (shots) {
      await page.screenshot({ path: join(shots, `${basename(path, ".html")}-${name.replace(" ", "-")}.png`), fullPage: true });
    }
    await context.close();
  }
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  const printed = await page.pdf({ preferCSSPageSize: true, tagged: true, path: shots ? join(shots, `${basename(path, ".html")}.pdf`) : undefined });
  if (!printed.includes("/MarkInfo")) fail(path, "print", "the PDF is not tagged");
  const sides = printed.toString("latin1").match(/\/Type \/Page\b/g).length;
  if (sides > SIDES[basename(path)]) fail(path, "print", `takes ${sides} sides, not ${SIDES[basename(path)]}`);
  await context.close();
}
await browser.close();
console.log(`${paths.length} pages, ${failures} problems`);
process.exit(failures === 0 ? 0 : 1);
