// Fills in HTML forms in Chromium as people do: with the keyboard, saving, opening again, finishing. Writes the saved files to a folder.
//
// Usage: node form.mjs FOLDER ALL.html PEER.html KITCHEN.html

import { chromium } from "playwright-core";
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, ...pages] = process.argv.slice(2);
const [all, peer, kitchen] = pages.map((page) => pathToFileURL(resolve(page)).href);
const CODE = /R-[2-9B-DF-HJ-NP-TV-Z]{4}-[2-9B-DF-HJ-NP-TV-Z]{4}/;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

/** Opens a form as its reader does, under its own Content Security Policy, and fails on any request, error or stored value. */
async function visit(url, work, options = {}) {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  const page = await context.newPage();
  const troubles = [];
  page.on("request", (request) => !request.url().startsWith("blob:") && request.url() !== url && troubles.push(`asks for ${request.url()}`));
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  await page.goto(url);
  await work(page);
  if (options.javaScriptEnabled !== false && page.url() === url) {
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length), 0);
  }
  assert.deepEqual(troubles, []);
  await context.close();
}

/** The file that an action saves: its name and its text. */
async function saved(page, action) {
  const [download] = await Promise.all([page.waitForEvent("download"), action()]);
  return [download.suggestedFilename(), readFileSync(await download.path(), "utf8")];
}

const keep = (name, text) => writeFileSync(join(folder, name), text);
const offer = (page, name, text) => page.setInputFiles("#file", { name, mimeType: "application/toml", buffer: Buffer.from(text) });

/** Presses Tab until an element has the focus that matches a selector. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 400; presses += 1) {
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`no way to ${selector} with the Tab key`);
}

const tests = {
  async "a whole form is filled in and finished with the keyboard alone"() {
    await visit(kitchen, async (page) => {
      await tabTo(page, "#team");
      await page.keyboard.type("  Mill   Lane ");
      await tabTo(page, "#date");
      await page.keyboard.type("11212026");
      await tabTo(page, "input[name=viewpoint]");
      await page.keyboard.press("Space");
      const radios = ["welcome.first-shift", "welcome.travel-costs", "steady-kitchen.food-safety", "steady-kitchen.shift-lead", "steady-kitchen.say-in-the-menu"];
      for (const [index, id] of radios.entries()) {
        await tabTo(page, `input[name="${id}"]`);
        await page.keyboard.press("Space");
        for (let down = 0; down < index; down += 1) await page.keyboard.press("ArrowDown");
        assert.equal(await page.locator(`input[name="${id}"]:checked`).count(), 1, id);
      }
      await tabTo(page, "details.more summary");
      await page.keyboard.press("Enter");
      await tabTo(page, "textarea[data-part=note]");
      await page.keyboard.type("The menu hangs by the door.");
      await tabTo(page, "#finish");
      await page.keyboard.press("Enter");
      assert.match(await page.locator("#problems h3").textContent(), /^\d questions are unanswered$/);
      assert.equal(await page.evaluate(() => document.activeElement.id), "problems");
      await tabTo(page, "#problems a");
      await page.keyboard.press("Enter");
      assert.match(await page.evaluate(() => document.activeElement.name), /^culture\./);
      await page.keyboard.press("Space");
      await tabTo(page, "#anyway");
      const [name, text] = await saved(page, () => page.keyboard.press("Enter"));
      const code = CODE.exec(text)[0];
      assert.equal(name, `answers-${code}.toml`);
      assert.equal(
        text.replace(code, "CODE").split("\n").slice(1).join("\n"),
        `questionnaire = "volunteer-kitchen"
version = "1.2.0"

[audit]
team = "Mill Lane"
date = 2026-11-21
viewpoint = "volunteer"
respondent = "CODE"

[answers.welcome]
first-shift = 0
travel-costs = 1

[answers.steady-kitchen]
food-safety = 2
shift-lead = 3
say-in-the-menu = { level = 4, note = "The menu hangs by the door." }

[culture]
${/^(\w|-)+ = -2$/m.exec(text)[0]}
`,
      );
      keep("kitchen.toml", text);
      assert.equal(await page.locator("#result").textContent(), `Saved as ${name} in your Downloads folder. Send this file to the organiser. Your code is ${code}.`);
    });
  },

  async "any text comes back when a saved file is opened again, and the file is finished as it was"() {
    const texts = ['“Curly” \'quotes\' and "straight" ones \\ back\\slash', "two\nlines\n\n\tand a tab", '"""\n# no comment\n[answers.x]\n= }', "</script><b>&amp; 👩‍🦰 é", "=1+1"];
    let state, unfinished;
    const read = (page) =>
      page.evaluate(() => [...document.querySelectorAll("input:not([type=file]), textarea")].map((field) => (field.type === "radio" ? field.checked : field.value)));
    await visit(peer, async (page) => {
      const items = await page.locator("fieldset[data-id]").all();
      await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      for (const [index, item] of items.entries()) {
        const radios = await item.locator("input[type=radio]").all();
        if (index % 7 === 6) continue;
        const radio = radios[index % radios.length];
        await radio.check();
        if ((await radio.getAttribute("value")) === "not applicable") await item.locator("[data-part=reason]").fill(texts[index % texts.length]);
        if (index % 3 === 0) await item.locator("[data-part=note]").fill(texts[index % texts.length]);
        if (index % 5 === 0) await item.locator("[data-part=evidence]").fill(texts[(index + 1) % texts.length]);
      }
      // A note without an answer, and characters that an answers file cannot hold.
      await items[6].locator("[data-part=note]").fill("to be asked");
      await items[0].locator("[data-part=note]").evaluate((area) => {
        area.value = "a\u0007b\u007fc\ud800d\u2028e\u202ef";
        area.dispatchEvent(new Event("input", { bubbles: true }));
      });
      const leaving = page.waitForEvent("dialog");
      const closed = page.close({ runBeforeUnload: true });
      const dialog = await leaving;
      assert.equal(dialog.type(), "beforeunload");
      await dialog.dismiss();
      await closed;
      let name;
      [name, unfinished] = await saved(page, () => page.getByRole("button", { name: "Save and continue later" }).click());
      assert.match(name, /^answers-R-.*-unfinished\.toml$/);
      state = await read(page);
      assert.ok(!unfinished.includes("\u0007") && !unfinished.includes("\u007f") && !unfinished.includes("\u2028"));
      keep("unfinished.toml", unfinished);
    });
    await visit(peer, async (page) => {
      const fresh = await page.locator("#code").textContent();
      await offer(page, "mine.toml", unfinished);
      await page.getByText("Opened mine.toml. You can continue.").waitFor();
      const code = CODE.exec(unfinished)[0];
      assert.notEqual(fresh, code, "each opening draws its own code");
      assert.equal(await page.locator("#code").textContent(), code, "the code of the file stays");
      const again = await read(page);
      const differ = again.map((value, index) => [value, state[index]]).filter(([one, other]) => one !== other);
      assert.deepEqual(differ.map(([opened]) => opened), ["abc\ufffddef"], "only the characters that cannot be kept");
      await page.locator("#finish").click();
      const [name, text] = await saved(page, () => page.getByRole("button", { name: "Finish anyway" }).click());
      assert.equal(name, `answers-${code}.toml`);
      assert.equal(text, unfinished);
      keep("peer.toml", text);
      let isWarned = false;
      page.on("dialog", (dialog) => ((isWarned = true), dialog.accept()));
      await page.goto("about:blank");
      assert.ok(!isWarned, "nothing is unsaved");
    });
  },

  async "a date that the organiser filled in is shown as it was written, wherever the browser is"() {
    await visit(
      peer,
      async (page) => {
        const date = page.locator("#date");
        assert.deepEqual([await date.getAttribute("type"), await date.inputValue(), await date.isEditable()], ["text", "2026-11-21", false]);
      },
      { locale: "en-US" },
    );
  },

  async "a file that the form cannot keep as it is changes nothing"() {
    const head = 'questionnaire = "volunteer-kitchen"\nversion = "1.2.0"\n[audit]\nteam = "Mill Lane"\n';
    await visit(kitchen, async (page) => {
      await page.locator("#team").fill("Ours");
      page.on("dialog", (dialog) => dialog.accept());
      for (const [text, problem] of [
        ["no TOML", "This file cannot be opened. Choose a file that this form saved."],
        [head + '[answers.welcome]\nfirst-shift = """x"""', "This file cannot be opened. Choose a file that this form saved."],
        [head.replace("kitchen", "choir"), "This file has answers to other questions."],
        [head.replace("1.2.0", "1.1.0"), "This file was saved by another version of the form."],
        [head + 'took_part = ""', "This file has entries that this form cannot keep."],
        [head + "[answers.welcome]\nother = 1", "This file has answers to questions that are not on this form."],
        [head + "[answers.welcome]\nfirst-shift = 9", "This file has an answer that this form does not know, to welcome.first-shift."],
        [head + '[answers.welcome]\nfirst-shift = { level = 1, dissent = "no" }', "This file has an answer that this form does not know, to welcome.first-shift."],
      ]) {
        await offer(page, "other.toml", text);
        await page.getByText(problem, { exact: true }).waitFor();
        assert.equal(await page.locator("#team").inputValue(), "Ours", problem);
      }
    });
  },

  async "a viewpoint is asked only what it is asked, and nothing else is saved"() {
    await visit(all, async (page) => {
      await page.locator("#team").fill("Northfield CMHT");
      await page.locator("#date").fill("2026-11-21");
      const asked = () => page.locator("fieldset[data-id]:visible").count();
      const everything = await asked();
      const other = page.locator('fieldset[data-asked]:not([data-asked~="service-user"])').first();
      await other.locator("input").first().check();
      await page.locator("#viewpoint-service-user").check();
      const own = await asked();
      assert.ok(own > 0 && own < everything, `${own} of ${everything}`);
      assert.equal(await page.locator("#lost").textContent(), "1 answer that you entered is not saved, because this viewpoint is not asked.");
      assert.match(await page.locator(".bar").textContent(), new RegExp(`^\\s*0 of ${own} answered`));
      for (const item of await page.locator("fieldset[data-id]:visible").all()) await item.locator("input[value='don\\'t know']").check();
      const [, text] = await saved(page, () => page.locator("#finish").click());
      assert.equal(text.match(/ = "don't know"$/gm).length, own);
      assert.ok(!text.includes(" = 0"));
      keep("service-user.toml", text);
    });
  },

  async "what is missing is listed before a form is finished"() {
    await visit(kitchen, async (page) => {
      const na = page.locator("input[value='not applicable']").first();
      await na.check();
      await page.locator("#participants").fill("0");
      await page.locator("#finish").click();
      const points = await page.locator("#problems li").allTextContents();
      assert.deepEqual(points.slice(0, 4), ["Enter the team", "Enter the date of the audit", "Choose your viewpoint", "Enter the number of people as a whole number, or leave it empty"]);
      assert.match(points[4], /^Say why this does not apply: /);
      await page.locator("#problems a").last().click();
      assert.equal(await page.evaluate(() => document.activeElement.dataset.part), "reason");
      const item = page.locator("fieldset", { has: na });
      await item.getByRole("button", { name: "Clear this answer" }).click();
      assert.equal(await item.locator("input:checked").count(), 0);
    });
  },

  async "without JavaScript the form says what to do, and everything can be printed"() {
    await visit(
      kitchen,
      async (page) => {
        assert.ok(await page.getByText("This form cannot save your answers here").isVisible());
        assert.equal(await page.locator(".scripted:visible, button:visible").count(), 0);
        assert.equal(await page.locator("textarea:visible").count(), await page.locator("textarea").count());
      },
      { javaScriptEnabled: false },
    );
  },

  async "a printed form has room to write and no code that copies would share"() {
    await visit(kitchen, async (page) => {
      await page.emulateMedia({ media: "print" });
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      assert.equal(await page.locator("textarea:visible").count(), await page.locator("textarea").count());
      assert.equal(await page.locator("#code:visible, button:visible, .bar:visible").count(), 0);
      assert.ok(await page.getByText("Your own code, optional and never your name").isVisible());
    });
  },
};

let failures = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    await test();
    console.log(`ok: ${name}`);
  } catch (error) {
    failures += 1;
    console.log(`FAILED: ${name}\n${error.stack}`);
  }
}
await browser.close();
process.exit(failures === 0 ? 0 : 1);
