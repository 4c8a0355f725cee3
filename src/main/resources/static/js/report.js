// The report's grid: saves as one types, keeps what is typed on this device until the server has it, never overwrites
// silently, judges relations at once, and takes columns pasted from a spreadsheet.
import { written } from "/js/boxes.js";
import { PATIENCE, boxes, held, isOpen, read as readKept, write as writeKept } from "/js/kept.js";

const form = document.getElementById("report");
const say = document.querySelector("[data-say]");
const savedAt = document.querySelector("[data-saved]");
const line = document.getElementById("line");
const words = form.dataset;
const english = words.language === "en";
const owned = { "Giaoban-Writer": words.account }; // whoever signs in meanwhile, what is typed here is this person's
const relations = JSON.parse(words.relations);
const inputs = [...form.querySelectorAll("input[data-code]")];
const byCode = new Map(inputs.map((input) => [input.dataset.code, input]));
const downwards = columns();
const PARTS = { v: "v.", o: "o.", r: "r.", n: "n." };

/** The boxes from top to bottom; those of a matrix column after column. */
function columns() {
  const placed = (input) => input.closest("td[data-column]");
  const key = (input) => {
    const place = placed(input);
    return place ? Number(place.dataset.column) * 1000 + Number(place.dataset.row) : 0;
  };
  const runs = [];
  for (const input of inputs) {
    const table = placed(input)?.closest("table") ?? null;
    if (runs.at(-1)?.table !== table) runs.push({ table, boxes: [] });
    runs.at(-1).boxes.push(input);
  }
  return runs.flatMap(({ table, boxes }) => (table ? boxes.sort((a, b) => key(a) - key(b)) : boxes));
}

// ---- what waits to be saved: per cell and per passage, on this device first

const disputed = new Set(); // keys of which somebody else wrote meanwhile: kept on this device until the writer has chosen
const wrong = new Set(); // keys that could not be read: kept on this device until they are mended
const pending = new Map(); // "c:13" or "p:situation" -> number of the last change
const touched = new Set(); // keys typed on this page: what was kept of them before is older
const open = held(words.report, words.account); // no other page sends what is kept of this report any more
let restored = false;
let changes = 0;
let timer = 0;
let running = null;
let typedAt = 0;

const field = (name) => form.elements.namedItem(name);
const value = (name) => field(name)?.value;

function touch(key) {
  pending.set(key, ++changes);
  touched.add(key);
  typedAt = Date.now();
  keep();
  clearTimeout(timer);
  timer = setTimeout(flush, 800);
}

/**
 * Everything that is not on the server yet stands on this device; what this page has no box for is told above it, and stays, and so does
 * what it has not brought back yet.
 */
function keep() {
  const typed = {};
  for (const [key, fields] of Object.entries(readKept(words.report, words.account).typed))
    if (!isOpen(form, fields) || (!restored && !touched.has(key))) typed[key] = fields;
  for (const key of [...pending.keys(), ...disputed, ...wrong]) typed[key] = fieldsOf(key);
  const title = document.querySelector("h1").textContent;
  try {
    writeKept(words.report, words.account, { typed, at: typedAt, language: words.language, title });
  } catch {
    tell(words.tOffline, true);
  }
}

function fieldsOf(key) {
  const name = key.slice(2);
  const fields = {};
  if (key.startsWith("p:")) {
    fields[`p.${name}`] = value(`p.${name}`);
    fields[`pb.${name}`] = value(`pb.${name}`);
    const begun = value(`pf.${name}`);
    if (begun !== undefined) fields[`pf.${name}`] = begun;
    return fields;
  }
  for (const part of Object.values(PARTS)) {
    const typed = value(part + name);
    if (typed !== undefined) fields[part + name] = typed;
  }
  fields[`b.${name}`] = value(`b.${name}`);
  return fields;
}

function restore() {
  const kept = readKept(words.report, words.account);
  typedAt = Math.max(typedAt, kept.at ?? 0);
  let count = 0;
  for (const [key, fields] of Object.entries(kept.typed)) {
    if (!isOpen(form, fields) || touched.has(key)) continue;
    // The version it was typed upon comes back with it: what others wrote since is told, not overwritten.
    for (const [name, typed] of Object.entries(boxes(fields, kept))) set(name, typed);
    pending.set(key, ++changes);
    count++;
  }
  restored = true;
  if (count > 0) {
    tell(words.tRestored.replace("{0}", count), false);
    flush();
  }
}

/** What was typed before this script had come, on a slow line: the boxes say something else than what was served. */
function early() {
  for (const box of form.elements) if (written(box)) typed(box);
}

// ---- to the server

async function flush() {
  clearTimeout(timer);
  await open;
  while (running) await running; // one at a time: a later save goes upon the version that the earlier one brings back
  if (pending.size === 0) return true;
  running = send(new Map(pending), true).finally(() => (running = null));
  return running;
}

async function send(batch, retry) {
  const body = new URLSearchParams();
  for (const key of batch.keys()) for (const [name, typed] of Object.entries(fieldsOf(key))) body.set(name, typed);
  show(words.tSaving);
  let response;
  try {
    response = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json", "X-CSRF-TOKEN": csrf(), ...owned },
      body,
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    wait(words.tOffline);
    return false;
  }
  if (response.status === 403 && retry && (await renewed())) return send(batch, false);
  if (response.status === 401 || response.status === 403) {
    tellWithLink(words.tSignin, "/sign-in", words.tSigninlink);
    show(words.tWaiting);
    return false;
  }
  if (response.status === 409 || response.status === 404) {
    tellWithLink(words.tMoved, location.pathname, words.tReload);
    return false;
  }
  if (!response.ok) {
    // Too busy: it says when to come again.
    if (response.status === 503) wait(words.tBusy, Number(response.headers.get("Retry-After")) || undefined);
    else wait(words.tOffline);
    return false;
  }
  take(await response.json(), batch);
  return pending.size === 0;
}

function csrf() {
  return document.querySelector('meta[name="csrf"]').content;
}

/** After signing in again elsewhere the page's token is old: take the new one from the page itself. */
async function renewed() {
  try {
    const response = await fetch(location.pathname, { headers: { Accept: "text/html", ...owned }, signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok || response.redirected) return false;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const token = page.querySelector('meta[name="csrf"]')?.content;
    if (!token || token === csrf()) return false;
    document.querySelector('meta[name="csrf"]').content = token;
    for (const box of document.querySelectorAll('input[name="_csrf"]')) box.value = token;
    return true;
  } catch {
    return false;
  }
}

function wait(text, seconds = 5) {
  tell(text, true);
  show(words.tWaiting);
  clearTimeout(timer);
  timer = setTimeout(flush, seconds * 1000);
}

function take(answer, batch) {
  const settled = (key) => {
    if (pending.get(key) === batch.get(key)) pending.delete(key);
  };
  for (const cell of answer.saved) {
    const key = `c:${cell.code}`;
    wrong.delete(key);
    set(`b.${cell.code}`, cell.version);
    const unchanged = pending.get(key) === batch.get(key);
    settled(key);
    const input = byCode.get(cell.code);
    if (unchanged && input) {
      if (document.activeElement !== input) input.value = cell.own;
      const over = field(`o.${cell.code}`);
      if (over && document.activeElement !== over) over.value = cell.override;
      stand(cell.code, cell.own, cell.override);
    }
    refuse(cell.code, null);
    forget(cell.code);
  }
  for (const [heading, version] of Object.entries(answer.texts)) {
    set(`pb.${heading}`, version);
    set(`pw.${heading}`, value(`p.${heading}`));
    document.querySelector(`[data-begun="${heading}"]`)?.remove();
    settled(`p:${heading}`);
    forget(heading);
  }
  for (const [code, message] of Object.entries(answer.refused)) {
    settled(`c:${code}`);
    wrong.add(`c:${code}`);
    refuse(code, message);
  }
  for (const conflict of answer.conflicts) ask(conflict, settled);
  for (const [code, text] of Object.entries(answer.totals))
    for (const box of document.querySelectorAll(`[data-total="${code}"]`)) if (box.textContent !== text) box.textContent = text;
  for (const [key, text] of Object.entries(answer.sums)) {
    const box = document.querySelector(`[data-sum="${key}"]`);
    if (box && box.textContent !== text) box.textContent = text;
  }
  skip(answer.skipped);
  for (const box of document.querySelectorAll("[data-progress-text], .rp-count[data-progress]"))
    box.textContent = words.tFilled.replace("{0}", answer.filled).replace("{1}", answer.required);
  keep();
  judge();
  quiet();
  show(words.tSaved.replace("{0}", answer.at));
}

/** What the server has now stands as "was", so that nothing is sent twice and Escape leads back to it. */
function stand(code, own, over) {
  const input = byCode.get(code);
  input.dataset.was = own;
  set(`wv.${code}`, own);
  if (field(`wo.${code}`)) set(`wo.${code}`, over);
  for (const part of ["r", "n"]) if (field(`w${part}.${code}`)) set(`w${part}.${code}`, value(`${part}.${code}`));
}

function set(name, text) {
  const box = field(name);
  if (box) box.value = text;
}

// ---- saying how it stands: aloud only failure and recovery

let failing = false;

function show(text) {
  savedAt.textContent = text;
}

function tell(text, bad) {
  line.textContent = text;
  line.hidden = false;
  if (bad && !failing) say.textContent = text;
  failing = failing || bad;
}

function tellWithLink(text, href, label) {
  tell(`${text} `, true);
  const link = document.createElement("a");
  link.href = href;
  link.textContent = label;
  line.append(link);
}

function quiet() {
  if (!failing) return; // what stands on the line otherwise is no failure: an undo, a word on what was brought back
  say.textContent = words.tSaved.replace("{0}", "");
  failing = false;
  line.hidden = true;
}

// ---- the row below a cell: what is wrong, what others wrote, why it is so

function notes(code) {
  return document.getElementById(`m-${code}`);
}

function reveal(code) {
  const row = notes(code);
  if (!row) return;
  row.hidden = false;
  document.getElementById(`c-${code}`).classList.add("tied");
}

/** What the form does not ask on what is said so far: dimmed, with the reason; what was typed stays in its box. */
function skip(reasons) {
  for (const box of document.querySelectorAll("[data-skip]")) {
    const reason = reasons[box.dataset.skip] ?? "";
    const line = document.getElementById(`c-${box.dataset.skip}`) ?? document.getElementById(`t-${box.dataset.skip}`);
    line.classList.toggle("rp-skipped", reason !== "");
    if (box.textContent !== reason) box.textContent = reason;
    box.hidden = reason === "";
    if (reason !== "") reveal(box.dataset.skip);
    else if (line.classList.contains("tied")) conceal(box.dataset.skip);
  }
  for (const part of document.querySelectorAll("h3.rp-part")) part.classList.toggle("rp-skipped", part.id.slice(2) in reasons);
}

/** Closes the row below a cell again, unless it has something to say. */
function conceal(code) {
  const row = notes(code);
  if (!row || row.querySelector(".gb-say, td > p:not([data-skip], .rp-note-of)") || value(`n.${code}`)) return;
  row.hidden = true;
  document.getElementById(`c-${code}`).classList.remove("tied");
}

function sayBox(kind, icon, text) {
  const box = document.createElement("div");
  box.className = `gb-say ${kind} gb-small`;
  box.innerHTML = `<svg class="gb-i" aria-hidden="true"><use href="/img/icons.svg#i-${icon}"/></svg>`;
  const p = document.createElement("p");
  p.textContent = text;
  box.append(p);
  return box;
}

function refuse(code, message) {
  const input = byCode.get(code);
  const box = document.querySelector(`[data-faults="${code}"]`);
  if (!input || !box) return;
  box.querySelector(".refused")?.remove();
  input.classList.toggle("bad", message !== null);
  if (message === null) return input.removeAttribute("aria-invalid");
  const note = sayBox("bad", "alert-triangle", message);
  note.classList.add("refused");
  box.append(note);
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", `m-${code}`);
  reveal(code);
}

/** Somebody else wrote the same cell: both values, and the writer chooses. */
function ask(conflict, settled) {
  const cell = byCode.has(conflict.code);
  const name = cell ? `v.${conflict.code}` : `p.${conflict.code}`;
  const key = cell ? `c:${conflict.code}` : `p:${conflict.code}`;
  settled(key);
  pending.delete(key);
  disputed.add(key);
  const mine = value(name);
  let box = document.querySelector(`[data-conflict="${conflict.code}"]`);
  if (!box) {
    box = document.createElement("div");
    box.dataset.conflict = conflict.code;
    field(name).before(box);
  }
  const said = (text) => (text === "" ? words.tBlank : text);
  const note = sayBox(
    "warn",
    "users",
    words.tConflict
      .replace("{0}", conflict.who)
      .replace("{1}", conflict.at)
      .replace("{2}", said(conflict.theirs))
      .replace("{3}", said(mine)),
  );
  note.setAttribute("role", "alert");
  const choose = (label, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-line";
    button.textContent = label;
    button.addEventListener("click", () => {
      disputed.delete(key);
      set(cell ? `b.${conflict.code}` : `pb.${conflict.code}`, conflict.version);
      act();
      box.replaceChildren();
      field(name).focus();
    });
    note.append(button);
  };
  choose(words.tMine.replace("{0}", cell ? said(mine) : ""), () => {
    touch(key);
    flush();
  });
  choose(words.tTheirs.replace("{0}", cell ? said(conflict.theirs) : ""), () => {
    set(name, conflict.theirs);
    if (cell) stand(conflict.code, conflict.theirs, value(`o.${conflict.code}`) ?? "");
    keep();
    judge();
  });
  box.replaceChildren(note);
  if (cell) reveal(conflict.code);
}

function forget(code) {
  document.querySelector(`[data-conflict="${code}"]`)?.replaceChildren();
}

// ---- amounts as this page's language writes them

const GROUP = english ? "," : ".";
const POINT = english ? "." : ",";
const PATTERN = english ? /^(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/ : /^(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/;

/** {amount} in thousandths, {blank}, {na} or {problem}. */
function read(text, decimals) {
  const plain = text.normalize("NFC").replace(/[\s\u00a0\u202f]/g, "").toLowerCase();
  if (plain === "") return { blank: true };
  if (["khôngápdụng", "khongapdung", "kad", "n/a", "na", "notapplicable"].includes(plain)) return { na: true };
  if (!PATTERN.test(plain)) return { problem: /^-?[\d.,]+$/.test(plain) ? words.tSeparators : words.tNumber };
  const [whole, part = ""] = plain.split(GROUP).join("").split(POINT);
  if (part.replace(/0+$/, "").length > decimals) return { problem: words.tWhole };
  return { amount: Number(whole) * 1000 + Number(part.padEnd(3, "0").slice(0, 3)) };
}

function amount(code) {
  const total = document.querySelector(`td:not(.put) > [data-total="${code}"]`);
  const input = byCode.get(code);
  if (total) return read(total.textContent, 3);
  if (input) return read(input.value, 3);
  const cell = document.querySelector(`#c-${CSS.escape(code)} .gb-cell`);
  return cell ? read(cell.textContent === "–" ? "" : cell.textContent, 3) : { blank: true };
}

const numbers = new Intl.NumberFormat(english ? "en-GB" : "vi-VN", { maximumFractionDigits: 3 });

/** Relations between figures, judged as one types; a note on any of them keeps it as it is. */
function judge() {
  for (const old of document.querySelectorAll("[data-faults] .relation")) old.remove();
  let broken = 0;
  const marked = new Set();
  for (const relation of relations) {
    const sum = (codes) => codes.map(amount);
    const parts = [...sum(relation.left), ...sum(relation.right)];
    if (parts.some((p) => p.blank || p.problem) || parts.every((p) => p.na)) continue;
    const add = (all) => all.reduce((a, p) => a + (p.amount ?? 0), 0);
    const left = add(sum(relation.left));
    const right = add(sum(relation.right));
    if (relation.sign === "=" ? left === right : left <= right) continue;
    const codes = [...relation.left, ...relation.right];
    if (codes.some((code) => (value(`n.${code}`) ?? "").trim() !== "")) continue;
    broken++;
    const at = relation.left.at(-1);
    const text = relation.message.replace("{0}", numbers.format(left / 1000)).replace("{1}", numbers.format(right / 1000));
    const note = sayBox("bad", "alert-triangle", text);
    note.classList.add("relation");
    const box = document.querySelector(`[data-faults="${at}"]`);
    if (!box) continue;
    box.append(note);
    reveal(at);
    codes.forEach((code) => marked.add(code));
  }
  for (const input of inputs) {
    const refused = document.querySelector(`[data-faults="${input.dataset.code}"] .refused`);
    input.classList.toggle("bad", marked.has(input.dataset.code) || refused !== null);
  }
  const tag = document.querySelector("[data-relation-faults]");
  tag.hidden = broken === 0;
  tag.querySelector("span").textContent = words.tRelationfaults.replace("{0}", broken);
}

// ---- typing

form.addEventListener("input", (event) => {
  const box = event.target;
  if (event.isComposing) return;
  typed(box);
});
form.addEventListener("compositionend", (event) => typed(event.target));

function typed(box) {
  const code = box.dataset.code ?? box.dataset.of;
  if (code) {
    touch(`c:${code}`);
    if (box.dataset.code) {
      const got = read(box.value, Number(box.dataset.decimals));
      if (!got.problem) refuse(code, null);
      judge();
    } else if (box.name.startsWith("n.")) judge();
  } else if (box.dataset.heading) {
    touch(`p:${box.dataset.heading}`);
  }
}

form.addEventListener("change", (event) => {
  const code = event.target.dataset.code;
  if (code) {
    const got = read(event.target.value, Number(event.target.dataset.decimals));
    refuse(code, got.problem ?? null);
  }
  if (event.target.name) flush();
});

form.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const input = event.target;
  if (input.dataset.code) {
    const at = downwards.indexOf(input);
    const next = event.key === "Enter" || event.key === "ArrowDown" ? downwards[at + 1] : event.key === "ArrowUp" ? downwards[at - 1] : undefined;
    if (event.key === "Enter" || event.key === "ArrowDown" || event.key === "ArrowUp") event.preventDefault();
    if (next) {
      next.focus();
      next.select();
    }
    if (event.key === "Escape" && input.value !== input.dataset.was) {
      input.value = input.dataset.was;
      typed(input);
    }
  } else if (event.key === "Enter" && input.dataset.of) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    flush();
  }
});

for (const button of form.querySelectorAll("[data-na]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const input = byCode.get(button.dataset.na);
    input.value = words.tNa;
    typed(input);
    input.focus();
  });
}

// ---- a step goes on only when everything is saved

form.addEventListener("submit", (event) => {
  if (pending.size === 0) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const button = event.submitter;
  flush().then((done) => {
    if (done) form.requestSubmit(button);
    else say.textContent = line.textContent;
  });
});

window.addEventListener("online", flush);
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flush());

// ---- columns from a spreadsheet

form.addEventListener("paste", (event) => {
  const input = event.target;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!input.dataset.code || !/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const rows = text.replace(/\r/g, "").replace(/\n+$/, "").split("\n").map((row) => row.split("\t").map((cell) => cell.trim()));
  preview(plan(rows, inputs.indexOf(input)));
});

/**
 * Which box gets which text: by code where the first column holds codes, else downwards from the box pasted into, in a matrix
 * to the right as well.
 */
function plan(rows, start) {
  const coded = rows.every((row) => row.length > 1 && byCode.has(row[0]));
  const first = inputs[start].closest("td[data-column]");
  if (!coded && first) return planMatrix(rows, first);
  const changed = [];
  const refused = [];
  let skipped = 0;
  rows.forEach((row, n) => {
    const input = coded ? byCode.get(row[0]) : inputs[start + n];
    const text = coded ? row.at(-1) : row[0];
    if (!coded) skipped += row.length - 1;
    if (!input) {
      skipped++;
      return;
    }
    const got = read(text, Number(input.dataset.decimals));
    if (got.problem) refused.push({ input, text, problem: got.problem });
    else if (text !== input.value) changed.push({ input, text, before: input.value });
  });
  return { changed, refused, skipped };
}

function planMatrix(rows, first) {
  const changed = [];
  const refused = [];
  let skipped = 0;
  const table = first.closest("table");
  rows.forEach((row, r) =>
    row.forEach((text, c) => {
      const at = `td[data-row="${Number(first.dataset.row) + r}"][data-column="${Number(first.dataset.column) + c}"] input[data-code]`;
      const input = table.querySelector(at);
      if (!input) {
        skipped++;
        return;
      }
      const got = read(text, Number(input.dataset.decimals));
      if (got.problem) refused.push({ input, text, problem: got.problem });
      else if (text !== input.value) changed.push({ input, text, before: input.value });
    }),
  );
  return { changed, refused, skipped };
}

function preview({ changed, refused, skipped }) {
  const dialog = document.createElement("dialog");
  dialog.className = "rp-paste";
  const title = document.createElement("h2");
  title.textContent = words.tPastetitle;
  title.id = "paste-title";
  dialog.setAttribute("aria-labelledby", "paste-title");
  const list = document.createElement("ul");
  const name = (input) => document.getElementById(`n-${input.dataset.code}`).textContent.trim();
  const item = (text, kind) => {
    const li = document.createElement("li");
    li.textContent = text;
    if (kind) li.className = kind;
    list.append(li);
  };
  for (const one of changed) item(`${one.input.dataset.code}. ${name(one.input)}: ${one.before || "–"} → ${one.text || "–"}`);
  for (const one of refused) item(`${one.input.dataset.code}. ${name(one.input)}: ${one.text}. ${one.problem}`, "bad");
  const sum = document.createElement("p");
  sum.textContent = [
    words.tPastechanged.replace("{0}", changed.length),
    words.tPasterefused.replace("{0}", refused.length),
    words.tPasteskipped.replace("{0}", skipped),
  ].join(" · ");
  const apply = document.createElement("button");
  apply.className = "btn btn-primary";
  apply.textContent = words.tApply;
  const cancel = document.createElement("button");
  cancel.className = "btn btn-line";
  cancel.textContent = words.tCancel;
  dialog.append(title, sum, list, apply, cancel);
  document.body.append(dialog);
  cancel.addEventListener("click", () => dialog.close());
  apply.addEventListener("click", () => {
    put(changed.map((one) => ({ input: one.input, text: one.text })));
    dialog.close();
    undo(changed);
  });
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
}

function put(cells) {
  for (const { input, text } of cells) {
    input.value = text;
    touch(`c:${input.dataset.code}`);
  }
  judge();
  flush();
}

function undo(changed) {
  line.textContent = `${words.tPasted.replace("{0}", changed.length)} `;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "gb-link";
  button.textContent = words.tUndo;
  button.addEventListener("click", () => {
    put(changed.map((one) => ({ input: one.input, text: one.before })));
    line.hidden = true;
  });
  line.append(button);
  line.hidden = false;
}

document.querySelector("[data-plain-save]").hidden = true; // typing saves

early();
judge();
await open;
restore();
judge();
