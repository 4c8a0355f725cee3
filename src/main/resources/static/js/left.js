// What was typed into this report on this device and cannot be taken in any more: laid beside what stands now, until its writer discards
// it or the report is open again.
import { boxes, isOpen, moment, read, write } from "/js/kept.js";

const box = document.getElementById("left");
const form = document.getElementById("report");
const { report, account } = form.dataset;
const words = box.dataset;
const now = JSON.parse(words.now);

const made = (name, text, kind = "") => Object.assign(document.createElement(name), { textContent: text, className: kind });
const said = (text) => (text === "" ? words.tBlank : text);

/** The same in other spelling is the same: spaces, and the signs between thousands. */
function plain(part, text) {
  const one = text.normalize("NFC").replace(/\r\n/g, "\n").trim();
  return part === "v" || part === "o" ? one.replace(/\s/g, "").replaceAll(words.language === "en" ? "," : ".", "").toLowerCase() : one;
}

/** Of a passage the page itself shows what stands; of a cell it is told. */
function standing(name, part, stands) {
  if (part !== "p") return stands[part];
  const passage = document.querySelector(`#p-${CSS.escape(name)}.gb-passage`);
  return passage ? passage.textContent : "";
}

function differing(key, fields) {
  const stands = now[key] ?? {};
  const found = [];
  for (const [field, typed] of Object.entries(fields)) {
    const part = field.slice(0, field.indexOf("."));
    const theirs = ["v", "o", "r", "n", "p"].includes(part) ? standing(key.slice(2), part, stands) : undefined;
    if (theirs !== undefined && plain(part, typed) !== plain(part, theirs)) found.push({ part, typed, theirs });
  }
  return found;
}

function shown(key, parts) {
  const row = document.createElement("li");
  row.append(made("b", now[key]?.name ?? key.slice(2)));
  for (const { part, typed, theirs } of parts) {
    const label = { o: words.tOverride, r: words.tReason, n: words.tNote }[part];
    if (label) row.append(made("div", label, "gb-small gb-quiet"));
    const pair = document.createElement("dl");
    pair.append(made("dt", words.tTyped), made("dd", said(typed)), made("dt", words.tNow), made("dd", said(theirs)));
    row.append(pair);
  }
  return row;
}

const kept = read(report, account);
const left = Object.entries(kept.typed).filter(([, fields]) => !isOpen(form, fields));
const rows = [];
for (const [key, fields] of left) {
  const parts = differing(key, boxes(fields, kept));
  if (parts.length > 0) rows.push(shown(key, parts));
  else delete kept.typed[key]; // it says what stands already
}
write(report, account, kept);

if (rows.length > 0) {
  box.querySelector("[data-lead]").textContent = words.tLead.replace(" ({0})", kept.at ? ` (${moment(kept.at)})` : "");
  box.querySelector("ul").replaceChildren(...rows);
  box.hidden = false;
  const discard = box.querySelector("button");
  discard.addEventListener("click", () => {
    if (!discard.dataset.sure) {
      discard.dataset.sure = "yes";
      discard.textContent = words.tSure;
      return;
    }
    const rest = read(report, account);
    for (const [key] of left) delete rest.typed[key];
    write(report, account, rest);
    box.hidden = true;
    document.getElementById("main").focus();
  });
}
