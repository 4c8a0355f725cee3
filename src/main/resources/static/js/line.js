// The line to the server: what is shown without it says so, what waits to be sent is shown on every page, and goes up once it is back.
import { moment, read, reports, send as sendKept } from "/js/kept.js";

const words = document.getElementById("waiting");
const account = Number(words?.dataset.account ?? 0);
const english = document.documentElement.lang === "en";
const AGAIN = [1_000, 3_000, 10_000, 30_000]; // ms: a line that is just back often fails once more
let sending = false;
let failed = 0; // times in a row

function made(name, text, attributes = {}) {
  const one = document.createElement(name);
  one.textContent = text;
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
  return one;
}

const filled = (text, ...values) => values.reduce((all, value, n) => all.replace(`{${n}}`, value), text);

// ---- a page that was kept

const keptAt = document.documentElement.dataset.kept;
if (words && keptAt) {
  words.before(made("p", filled(words.dataset.tKept, moment(Number(keptAt))), { class: "gb-line gb-kept", role: "status" }));
}

// ---- what waits

let looks = 0;
let lasting = false;

async function show(signedOut = false) {
  const look = ++looks;
  const mine = account ? await Waiting.mine(account) : [];
  const others = await Waiting.others(account);
  if (look !== looks) return; // somebody has looked later, and saw more
  if (mine.length > 0 && !lasting) {
    lasting = true; // the browser is asked to keep what waits, once there is something
    navigator.storage?.persist?.();
  }
  const stuck = mine.filter((one) => one.outcome);
  const lines = [];
  const say = (text, number, kind = "") => lines.push(made("span", filled(text, number), { class: kind }));
  if (stuck.length > 0) say(words.dataset.tStuck, stuck.length, "bad");
  if (mine.length > stuck.length) say(sending ? words.dataset.tSending : words.dataset.tWaiting, mine.length - stuck.length);
  if (others > 0) say(account ? words.dataset.tOthers : words.dataset.tSignin, others);
  if (signedOut && mine.length > 0) lines.push(made("a", words.dataset.tAgain, { href: "/sign-in" }));
  else if (mine.length > 0 && location.pathname !== "/activities") lines.push(made("a", words.dataset.tShow, { href: "/activities" }));
  for (const report of typedInto()) {
    const { looks: asked, title } = read(report, account);
    say(asked ? words.dataset.tLeft : words.dataset.tTyped, title ?? report, asked ? "bad" : "");
    lines.push(made("a", words.dataset.tReport, { href: `/reports/${report}` }));
  }
  words.replaceChildren(...lines);
  words.hidden = lines.length === 0;
  list(mine);
}

// How many stood there when it was looked at last; a page that is shown because one waits was to show that one.
let stood = new URLSearchParams(location.search).has("waiting") ? 1 : 0;

/** On the page of the log, those that wait stand above those that are logged. */
function list(mine) {
  const box = document.getElementById("waiting-list");
  if (!box) return;
  stood = mine.length;
  box.hidden = mine.length === 0;
  box.querySelector("ul").replaceChildren(
    ...mine.map((one) => {
      const row = made("li", "");
      const type = document.querySelector(`#type option[value="${CSS.escape(one.type)}"]`)?.textContent ?? one.type;
      const facts = made("div", "");
      const files = one.files.length + one.attachments.length;
      const told = [one.boxes.day, one.boxes.what, files > 0 && filled(box.dataset.tFiles, files)];
      facts.append(
        made("b", [type, one.boxes.place].filter(Boolean).join(", ")),
        made("div", told.filter(Boolean).join(" · "), { class: "gb-small gb-quiet" }),
      );
      for (const fault of Object.values(one.faults ?? {})) facts.append(made("div", fault, { class: "gb-small ac-fault" }));
      const state = one.outcome ? words.dataset.tLook : sending ? words.dataset.tGoing : words.dataset.tStands;
      const acts = made("div", "", { class: "ac-acts" });
      acts.append(made("span", state, { class: one.outcome ? "gb-state bad" : "gb-state" }));
      acts.append(
        made("a", words.dataset.tOpen, {
          class: "btn btn-line",
          href: `/activities/new?type=${encodeURIComponent(one.type)}&waiting=${encodeURIComponent(one.key)}`,
        }),
      );
      const discard = made("button", words.dataset.tDiscard, { type: "button", class: "btn btn-bare" });
      discard.addEventListener("click", async () => {
        if (discard.dataset.sure) {
          await Waiting.drop(account, one.key);
          return show();
        }
        discard.dataset.sure = "yes";
        discard.textContent = words.dataset.tSure;
      });
      acts.append(discard);
      row.append(facts, acts);
      return row;
    }),
  );
}

/** What waited is logged now, whoever sent it, another page and the worker too: the page of the log says so itself. */
function cameIn(before) {
  const typing = document.activeElement?.matches("input, textarea");
  if (document.getElementById("waiting-list") && stood < before && !typing) location.replace("/activities");
}

async function send() {
  let stoodBefore = stood;
  const before = account ? (await Waiting.mine(account)).filter((one) => !one.outcome).length : 0;
  if (before === 0) {
    await show();
    return cameIn(stoodBefore);
  }
  sending = true;
  await show();
  stoodBefore = stood;
  const { line, account: now, sent } = await Waiting.send();
  sending = false;
  await show(line && now === 0);
  if (sent > 0) {
    words.append(made("span", filled(words.dataset.tSent, sent)));
    words.hidden = false;
  }
  cameIn(stoodBefore);
  if (line) failed = 0;
  else setTimeout(send, later());
}

const later = () => AGAIN[Math.min(failed++, AGAIN.length - 1)];

// ---- what was typed into reports that are not open: it goes up behind any page; the report that is open sends for itself

const openHere = document.getElementById("report")?.dataset.report;

function typedInto() {
  return account ? reports(account).filter((report) => report !== openHere) : [];
}

async function sendTyped() {
  const csrf = document.querySelector('meta[name="csrf"]').content;
  const taken = [];
  let line = true;
  for (const report of typedInto()) {
    const { title } = read(report, account);
    line = await sendKept(report, account, csrf);
    if (!line) break;
    if (!typedInto().includes(report)) taken.push(made("span", filled(words.dataset.tTaken, title ?? report)));
  }
  if (taken.length > 0 || typedInto().length > 0) await show();
  if (taken.length > 0) {
    words.append(...taken);
    words.hidden = false;
  }
  if (line) failed = 0;
  else setTimeout(sendTyped, later());
}

if (words && "serviceWorker" in navigator && self.isSecureContext) {
  navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
  document.addEventListener("visibilitychange", () => document.hidden || show());
  window.addEventListener("online", () => {
    failed = 0; // how often it failed before tells nothing of a line that is just back
    send().then(sendTyped);
  });
  if (account > 0) {
    dropSaved().then(async () => {
      await admitted();
      await send();
      if (!keptAt) await sendTyped();
    });
  } else show();
}

/** The device learns once a session by which key this person's work is sealed; without a line it knows it already. */
async function admitted() {
  if ((await Waiting.current()) !== account) await Waiting.admitted(account);
  navigator.serviceWorker.ready.then(({ active }) => active.postMessage("keep")); // what its reader may need without a line
}

/** What became an activity does not wait any more. */
async function dropSaved() {
  const saved = document.querySelector("[data-saved]");
  if (saved?.dataset.saved) await Waiting.drop(account, saved.dataset.saved);
}

// ---- signing out with work that waits: said once, then done

document.querySelector("form[action='/sign-out']")?.addEventListener("submit", async (event) => {
  const form = event.currentTarget;
  const kept = form.elements.namedItem("kept");
  if (form.dataset.asked) return;
  event.preventDefault();
  delete form.dataset.sent;
  form.dataset.asked = "yes";
  const mine = account ? await Waiting.mine(account).catch(() => []) : [];
  const nothing = localStorage.length === 0 && mine.length === 0 && (await Waiting.others(account).catch(() => 0)) === 0;
  kept.value = nothing ? "no" : "";
  if (mine.length === 0) return form.requestSubmit();
  form.prepend(made("p", filled(words.dataset.tLeaving, mine.length), { class: "gb-small", role: "alert" }));
});
