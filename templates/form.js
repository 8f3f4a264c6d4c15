// The form's script: shows progress, saves to files and opens them again. It sends nothing and keeps nothing in the browser.
"use strict";
(() => {
  const form = document.getElementById("form");
  const byId = (id) => document.getElementById(id);
  const NOT_APPLICABLE = "not applicable";
  const DONT_KNOW = "don't know";
  const AUDIT = ["team", "organisation", "date", "viewpoint", "stage", "respondent", "participants"];
  const items = [...form.querySelectorAll("fieldset[data-id]")];
  const fixedViewpoint = form.dataset.viewpoint;
  let code = randomCode();
  let isChanged = false;
  let mayBeIncomplete = false;

  // A code that tells nothing of the respondent. Without vowels it spells no words; the prefix tells it from a telephone number.
  function randomCode() {
    const letters = "23456789BCDFGHJKLMNPQRSTVWXYZ";
    let drawn = "";
    while (drawn.length < 8) {
      const [byte] = crypto.getRandomValues(new Uint8Array(1));
      // Every letter is equally likely only below a multiple of their number.
      if (byte < Math.floor(256 / letters.length) * letters.length) drawn += letters[byte % letters.length];
    }
    return `R-${drawn.slice(0, 4)}-${drawn.slice(4)}`;
  }

  // ---- What is entered ----

  // Text without characters that show nothing or change the direction of writing; answers files refuse some of them.
  const clean = (text) =>
    (text.toWellFormed ? text.toWellFormed() : text)
      .replace(/\r\n?/g, "\n")
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, "")
      .trim();
  const name = (id) => clean(byId(id).value).replace(/\s+/g, " ");
  const viewpoint = () => fixedViewpoint ?? form.querySelector("input[name=viewpoint]:checked")?.value;
  const choice = (item) => item.querySelector("input[type=radio]:checked")?.value;
  const text = (item, part) => clean(item.querySelector(`textarea[data-part=${part}]`)?.value ?? "");
  const isAsked = (item) => !item.dataset.asked || !viewpoint() || item.dataset.asked.split(" ").includes(viewpoint());

  // What is entered about an item, as the parts of an answer; none if nothing is.
  function answer(item) {
    const [chosen, note, evidence] = [choice(item), text(item, "note"), text(item, "evidence")];
    const parts = new Map();
    if (chosen === NOT_APPLICABLE) parts.set("not_applicable", text(item, "reason"));
    else if (chosen === DONT_KNOW) parts.set("dont_know", true);
    else if (chosen !== undefined) parts.set(item.dataset.kind, Number(chosen));
    if (note) parts.set("note", note);
    if (evidence) parts.set("evidence", evidence);
    return parts.size > 0 ? parts : null;
  }

  // ---- TOML ----

  // JSON escapes are TOML escapes; only DEL and halves of characters differ, and `clean` took those out.
  const quoted = (text) => JSON.stringify(text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd"));
  const written = (value) => (typeof value === "string" ? quoted(value) : String(value));

  function writtenAnswer(parts) {
    if (parts.size === 1) {
      const [[key, value]] = parts;
      if (key === "level" || key === "position") return written(value);
      if (key === "dont_know") return quoted(DONT_KNOW);
    }
    return `{ ${[...parts].map(([key, value]) => `${key} = ${written(value)}`).join(", ")} }`;
  }

  // The answers file, as far as it is filled in.
  function answersFile() {
    const lines = [`# Saved by the form “${document.title}”. The form can open this file again.`];
    lines.push(`questionnaire = ${quoted(form.dataset.questionnaire)}`, `version = ${quoted(form.dataset.version)}`, "", "[audit]");
    const add = (key, value) => value && lines.push(`${key} = ${value}`);
    add("team", name("team") && quoted(name("team")));
    add("organisation", name("organisation") && quoted(name("organisation")));
    add("date", byId("date").value);
    add("viewpoint", viewpoint() && quoted(viewpoint()));
    add("stage", form.dataset.stage && quoted(form.dataset.stage));
    add("respondent", quoted(code));
    add("participants", byId("participants").value && String(Number(byId("participants").value)));
    let table = null;
    for (const item of items) {
      const parts = isAsked(item) ? answer(item) : null;
      if (!parts) continue;
      const [pillar, key] = item.dataset.id.split(".");
      const own = item.dataset.kind === "position" ? "culture" : `answers.${pillar}`;
      if (own !== table) lines.push("", `[${own}]`);
      table = own;
      lines.push(`${key} = ${writtenAnswer(parts)}`);
    }
    return lines.join("\n") + "\n";
  }

  // Reads the part of TOML that the form writes: tables, whole numbers, texts, dates and inline tables, one key on a line.
  function readToml(toml) {
    const tables = new Map([["", new Map()]]);
    let table = tables.get("");
    for (const line of toml.replace(/^\ufeff/, "").split(/\r?\n/).map((line) => line.trim())) {
      const header = /^\[([a-z0-9.-]+)\]\s*(#.*)?$/.exec(line);
      if (line === "" || line.startsWith("#")) continue;
      if (header) {
        if (tables.has(header[1])) throw new Error("table");
        tables.set(header[1], (table = new Map()));
        continue;
      }
      const rest = readPair(line, table);
      if (rest !== "" && !rest.startsWith("#")) throw new Error("end of line");
    }
    return tables;
  }

  // Reads `key = value` into a table; returns what follows.
  function readPair(line, table) {
    const [start, key] = /^([a-z0-9_-]+)\s*=\s*/.exec(line) ?? [];
    if (key === undefined || table.has(key)) throw new Error("key");
    const [value, rest] = readValue(line.slice(start.length));
    table.set(key, value);
    return rest.trimStart();
  }

  function readValue(line) {
    if (line.startsWith("{")) {
      const inline = new Map();
      let rest = line.slice(1).trimStart();
      while (!rest.startsWith("}")) {
        rest = readPair(rest, inline);
        if (rest.startsWith(",")) rest = rest.slice(1).trimStart();
        else if (!rest.startsWith("}")) throw new Error("inline table");
      }
      return [inline, rest.slice(1)];
    }
    const [token] = /^("(?:[^"\\]|\\.)*"(?!")|\d{4}-\d\d-\d\d|[+-]?\d+|true)/.exec(line) ?? [];
    if (token === undefined) throw new Error("value");
    const rest = line.slice(token.length);
    if (token.startsWith('"')) return [JSON.parse(token), rest];
    if (token === "true") return [true, rest];
    return [/^\d{4}-/.test(token) ? token : Number(token), rest];
  }

  // ---- Opening a file ----

  // Fills the form in from an answers file. Returns what is wrong with the file; then nothing was filled in.
  function open(toml) {
    let tables;
    try {
      tables = readToml(toml);
    } catch {
      return "This file cannot be opened. Choose a file that this form saved.";
    }
    const top = tables.get("");
    if (top.get("questionnaire") !== form.dataset.questionnaire) return "This file has answers to other questions.";
    if (top.get("version") !== form.dataset.version) return "This file was saved by another version of the form.";
    const audit = tables.get("audit") ?? new Map();
    if ([...audit.keys()].some((key) => !AUDIT.includes(key))) return "This file has entries that this form cannot keep.";
    const fixed = [
      ...["team", "organisation", "date"].filter((id) => byId(id).readOnly).map((id) => [id, byId(id).value]),
      ["viewpoint", fixedViewpoint],
      ["stage", form.dataset.stage],
    ];
    const other = fixed.find(([key, value]) => value !== undefined && audit.has(key) && audit.get(key) !== value);
    if (other) return `This file is from a form for another ${other[0]}.`;
    const answers = new Map();
    for (const [table, keys] of tables) {
      if (table === "" || table === "audit") continue;
      for (const [key, value] of keys) answers.set(table.replace(/^answers\./, "") + "." + key, value);
    }
    const fill = items.map((item) => [item, answers.get(item.dataset.id)]);
    for (const item of items) answers.delete(item.dataset.id);
    if (answers.size > 0) return "This file has answers to questions that are not on this form.";
    const wrong = fill.find(([item, value]) => value !== undefined && !partsOf(item, value));
    if (wrong) return `This file has an answer that this form does not know, to ${wrong[0].dataset.id}.`;
    for (const [item, value] of fill) fillIn(item, value === undefined ? new Map() : partsOf(item, value));
    for (const id of ["team", "organisation", "date", "participants"]) {
      if (!byId(id).readOnly) byId(id).value = audit.get(id) ?? "";
    }
    for (const radio of form.querySelectorAll("input[name=viewpoint]")) radio.checked = radio.value === audit.get("viewpoint");
    code = audit.get("respondent") ?? code;
    return null;
  }

  // An answer in a file as its parts; none if the item cannot be answered so.
  function partsOf(item, value) {
    let parts = value;
    if (value === DONT_KNOW) parts = new Map([["dont_know", true]]);
    else if (typeof value === "number") parts = new Map([[item.dataset.kind, value]]);
    if (!(parts instanceof Map)) return null;
    const known = [item.dataset.kind, "dont_know", "not_applicable", "note", "evidence"];
    if ([...parts.keys()].some((key) => !known.includes(key))) return null;
    const chosen = choiceOf(item, parts);
    const offered = [...item.querySelectorAll("input[type=radio]")].map((radio) => radio.value);
    return chosen === undefined || offered.includes(chosen) ? parts : null;
  }

  // The value of the radio button that stands for an answer.
  function choiceOf(item, parts) {
    if (parts.has("not_applicable")) return NOT_APPLICABLE;
    if (parts.has("dont_know")) return DONT_KNOW;
    return parts.has(item.dataset.kind) ? String(parts.get(item.dataset.kind)) : undefined;
  }

  function fillIn(item, parts) {
    const chosen = choiceOf(item, parts);
    for (const radio of item.querySelectorAll("input[type=radio]")) radio.checked = radio.value === chosen;
    const texts = { reason: parts.get("not_applicable"), note: parts.get("note"), evidence: parts.get("evidence") };
    for (const area of item.querySelectorAll("textarea")) area.value = texts[area.dataset.part] ?? "";
    item.querySelector("details.more").open = parts.has("note") || parts.has("evidence");
  }

  // ---- What is shown ----

  const isAnswered = (item) => choice(item) !== undefined;

  function show() {
    let [done, all] = [0, 0];
    for (const item of items) {
      item.hidden = !isAsked(item);
      item.querySelector(".clear").hidden = !isAnswered(item);
      const reason = item.querySelector(".reason");
      if (reason) reason.hidden = choice(item) !== NOT_APPLICABLE;
    }
    for (const section of form.querySelectorAll("section.part")) {
      const asked = items.filter((item) => section.contains(item) && !item.hidden);
      const answered = asked.filter(isAnswered);
      const words = `${answered.length} of ${asked.length} answered`;
      section.hidden = byId(`to-${section.id}`).hidden = asked.length === 0;
      section.querySelector(".progress").textContent = words;
      byId(`to-${section.id}`).querySelector(".progress").textContent = words;
      done += answered.length;
      all += asked.length;
    }
    byId("code").textContent = code;
    for (const total of document.querySelectorAll(".total")) total.textContent = `${done} of ${all} answered.`;
    const lost = items.filter((item) => item.hidden && answer(item)).length;
    const count = lost === 1 ? "1 answer that you entered is" : `${lost} answers that you entered are`;
    if (!fixedViewpoint) byId("lost").textContent = lost === 0 ? "" : `${count} not saved, because this viewpoint is not asked.`;
  }

  // The parts of the form with unanswered questions, each with the first of them.
  function unanswered(open) {
    const parts = [...form.querySelectorAll("section.part")].map((part) => [part, open.filter((item) => part.contains(item))]);
    return parts
      .filter(([, items]) => items.length > 0)
      .map(([part, items]) => [`${part.querySelector("h2").textContent}: ${items.length} unanswered`, items[0].querySelector("input[type=radio]")]);
  }

  // Lists what has to be done, each with a link to where, and moves the focus there.
  function tell(heading, problems, button) {
    const box = byId("problems");
    box.querySelector("h3").textContent = heading;
    box.querySelector("ul").replaceChildren(
      ...problems.map(([words, target]) => {
        const [point, link] = [document.createElement("li"), document.createElement("a")];
        link.href = `#${target.id}`;
        link.textContent = words;
        link.addEventListener("click", (event) => {
          event.preventDefault();
          target.scrollIntoView({ block: "center" });
          target.focus({ preventScroll: true });
        });
        point.append(link);
        return point;
      }),
    );
    byId("anyway").hidden = !button;
    box.hidden = false;
    box.focus();
  }

  // ---- Saving ----

  function download(suffix) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([answersFile()], { type: "application/toml" }));
    link.download = `answers-${code}${suffix}.toml`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    isChanged = false;
    return link.download;
  }

  function save() {
    const file = download("-unfinished");
    byId("saved").textContent = `Saved as ${file} in your Downloads folder. To continue later, open this form, then that file.`;
  }

  function finish() {
    const problems = [];
    const wants = (words, target) => problems.push([words, target]);
    const participants = byId("participants").value;
    if (!name("team")) wants("Enter the team", byId("team"));
    if (!/^\d{4}-\d\d-\d\d$/.test(byId("date").value)) wants("Enter the date of the audit", byId("date"));
    if (!viewpoint()) wants("Choose your viewpoint", form.querySelector("input[name=viewpoint]"));
    if (byId("participants").validity.badInput || (participants && !/^[1-9]\d{0,5}$/.test(participants))) {
      wants("Enter the number of people as a whole number, or leave it empty", byId("participants"));
    }
    const asked = items.filter((item) => !item.hidden);
    const label = (item) => item.querySelector("legend").textContent.replace(/\s+/g, " ").trim();
    for (const item of asked.filter((item) => choice(item) === NOT_APPLICABLE && !text(item, "reason"))) {
      wants(`Say why this does not apply: ${label(item)}`, item.querySelector("textarea[data-part=reason]"));
    }
    if (problems.length > 0) return tell("Before you finish", problems, false);
    const open = asked.filter((item) => !isAnswered(item));
    if (open.length > 0 && !mayBeIncomplete) {
      const count = open.length === 1 ? "1 question is unanswered" : `${open.length} questions are unanswered`;
      return tell(count, unanswered(open), true);
    }
    mayBeIncomplete = false;
    const file = download("");
    byId("problems").hidden = true;
    byId("result").textContent = `Saved as ${file} in your Downloads folder. Send this file to the organiser. Your code is ${code}.`;
  }

  // ---- What people do ----

  form.addEventListener("submit", (event) => event.preventDefault());
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, (event) => {
      if (event.target.id === "file") return;
      isChanged = true;
      byId("saved").textContent = "";
      show();
    });
  }
  for (const item of items) {
    item.querySelector(".clear").addEventListener("click", () => {
      for (const radio of item.querySelectorAll("input[type=radio]")) radio.checked = false;
      isChanged = true;
      item.querySelector("input[type=radio]").focus();
      show();
    });
  }
  for (const button of document.querySelectorAll(".save")) button.addEventListener("click", save);
  byId("finish").addEventListener("click", finish);
  byId("anyway").addEventListener("click", () => {
    mayBeIncomplete = true;
    finish();
  });
  byId("file").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    target.value = "";
    if (!file) return;
    if (isChanged && !confirm("This replaces what you entered here and did not save. Open the file?")) return;
    const problem = file.size > 1 << 20 ? "This file is too large." : open(await file.text());
    byId("opened").textContent = problem ?? `Opened ${file.name}. You can continue.`;
    if (!problem) isChanged = false;
    show();
  });
  addEventListener("beforeunload", (event) => {
    if (isChanged) event.preventDefault();
  });

  // On paper everything is open, so that there is room to write.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => closed.forEach((details) => (details.open = false)));

  for (const details of form.querySelectorAll("details")) details.open = false;
  for (const part of document.querySelectorAll(".scripted, .unscripted")) part.hidden = part.matches(".unscripted");
  show();
})();
