// Takes the pictures of the documentation: a wide window, a phone, and the first printed side. `run --pictures` calls it.
//
// Usage: node pictures.mjs SCORE.html TEAMS.html FOLDER

import { chromium } from "playwright-core";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [score, teams, folder] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run"],
});

async function open(path, width, height) {
  const page = await (await browser.newContext({ viewport: { width, height } })).newPage();
  await page.goto(pathToFileURL(resolve(path)).href);
  return page;
}

const wide = await open(score, 1280, 900);
await wide.screenshot({ path: join(folder, "report-1280.png") });

const phone = await open(score, 390, 844);
await phone.locator("h2", { hasText: "Pillars" }).evaluate((heading) => heading.scrollIntoView());
await phone.screenshot({ path: join(folder, "report-390.png") });

const scratch = mkdtempSync(join(tmpdir(), "pillars-"));
const paper = await open(teams, 1280, 900);
await paper.pdf({ preferCSSPageSize: true, path: join(scratch, "teams.pdf") });
execFileSync("pdftoppm", ["-png", "-r", "80", "-f", "1", "-l", "1", "-singlefile", join(scratch, "teams.pdf"), join(folder, "teams-a4")]);
rmSync(scratch, { recursive: true });
await browser.close();
