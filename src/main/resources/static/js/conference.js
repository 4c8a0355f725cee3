// A conference's live pages: parts that follow, clocks by the server's time, acts that stay on the page, keys, and drafts of what is
// being written. Without this script the same forms are sent and the same pages come back.
import { written } from "./boxes.js";
import { live } from "./live.js";
import { show } from "./fragments.js";

const OWN = 200; // milliseconds within which a page asks for what is its own where that has changed,
const LATER = 8_000; // where the server had no time or no line

const me = document.querySelector("[data-me]");
const two = (n) => String(n).padStart(2, "0"); // a part may come before the rest of this file is read

// ---- parts that follow

const latest = new Map();

for (const part of document.querySelectorAll("[data-topic]"))
  live.on(part.dataset.topic, (html) => {
    if (html === null) return;
    latest.set(part, html);
    show(part, html);
    tick();
    own();
  });

/** What came while somebody was writing there, once they write no more. */
function catchUp(form) {
  const part = form?.closest("[data-topic]");
  if (form?.dataset.behind === undefined || !latest.has(part)) return;
  delete form.dataset.behind;
  show(part, latest.get(part));
}

document.addEventListener("focusout", (event) => {
  const form = event.target.closest?.("form[data-keep]");
  if (form) setTimeout(() => catchUp(form));
});

// ---- clocks: the start and the time allotted are told once, the rest is counted here

function spoken(of) {
  const end = of.dataset.stands ? Number(of.dataset.stands) : live.now();
  return Math.max(0, end - Number(of.dataset.from) - Number(of.dataset.stood));
}

function tick() {
  for (const clock of document.querySelectorAll("[data-clock]")) {
    const left = Number(clock.dataset.seconds) - Math.floor(spoken(clock) / 1000);
    const text = `${left < 0 ? "−" : ""}${Math.floor(Math.abs(left) / 60)}:${two(Math.abs(left) % 60)}`;
    if (clock.textContent !== text) clock.textContent = text;
    clock.classList.toggle("over", left < 0);
    const about = clock.parentElement.querySelector("[data-over]");
    const words = about?.dataset[left < 0 ? "over" : "left"];
    if (about && about.textContent !== words) about.textContent = words;
    clock.classList.toggle("soon", left >= 0 && left <= 60);
  }
  for (const run of document.querySelectorAll("[data-run]")) run.value = Math.min(run.max, spoken(run) / 1000);
  for (const since of document.querySelectorAll("[data-since]")) {
    const minutes = Math.max(0, Math.floor((live.now() - Number(since.dataset.since)) / 60_000));
    const text = since.dataset[minutes < 60 ? "minutes" : "words"].replace("{0}", Math.floor(minutes / 60)).replace("{1}", minutes % 60);
    if (since.textContent !== text) since.textContent = text;
  }
  for (const wall of document.querySelectorAll("[data-wall-clock]")) {
    const at = new Date(live.now() + 7 * 3_600_000); // Vietnam's time, wherever the screen stands
    wall.textContent = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  }
}

tick();
setInterval(tick, 250);

// ---- what is one's own among what all are shown

function own() {
  if (!me) return;
  suit();
  ask();
  const mine = (of) => of.dataset.point === me.dataset.point && (me.dataset.delegate === "0" || of.dataset.delegate === me.dataset.delegate);
  const hands = [...document.querySelectorAll(".cf-hands [data-point]")];
  for (const hand of hands) hand.classList.toggle("on", mine(hand));
  const next = me.querySelector("[data-next-up]");
  if (next) next.hidden ||= hands.length === 0 || !mine(hands[0]);
  for (const now of document.querySelectorAll(".cf-speak[data-point]")) now.classList.toggle("on", mine(now));
}

/** Of one's own forms those are shown that are for the state of the conference and of its list; so nobody asks for them anew. */
function suit() {
  const { state, listOpen: open } = document.querySelector("[data-state]").dataset;
  for (const part of me.querySelectorAll("[data-when]"))
    part.hidden = !part.dataset.when.split(" ").includes(state) || (part.dataset.list ?? open) !== open;
}

/** The vote that all are asked for becomes one's own: where it goes, and what one chose. */
function ask() {
  for (const form of document.querySelectorAll("[data-vote]")) {
    const { vote, by } = form.dataset;
    form.action = `${me.dataset.to}/ballots/${vote}/votes`;
    form.hidden = by !== (me.dataset.delegate === "0" ? "point" : "delegate");
    const chosen = me.dataset.ballot === vote ? me.dataset.choice : undefined;
    for (const button of form.querySelectorAll("button")) {
      const on = button.value === chosen;
      button.setAttribute("aria-pressed", on);
      button.classList.toggle("btn-primary", on);
      button.classList.toggle("btn-line", !on);
    }
    form.querySelector("[data-not-yet]").hidden = chosen !== undefined;
    form.querySelector("[data-voted]").hidden = chosen === undefined;
  }
}

own();

/** What the server says to this page alone: fetched after an act of its own, and when something that all are told has touched it. */
let waits = 0;
let fetching = false;

function refresh(within) {
  if (!me?.dataset.mine) return;
  clearTimeout(waits);
  waits = setTimeout(fetchOwn, Math.random() * within);
}

async function fetchOwn() {
  if (fetching) return refresh(OWN);
  fetching = true;
  try {
    const answer = await fetch(me.dataset.mine, { headers: { "HX-Request": "true" }, cache: "no-store", signal: AbortSignal.timeout(15_000) });
    if (answer.ok) {
      show(me, await answer.text());
      own();
    } else if (answer.status === 503) refresh(LATER); // too many at once: later
  } catch {
    refresh(LATER);
  } finally {
    fetching = false;
  }
}

if (me?.dataset.mine) {
  const touches = (topic, part) => {
    let before = null;
    live.on(topic, (html) => {
      const now = html === null ? "" : part(new DOMParser().parseFromString(html, "text/html"));
      if (before !== null && now !== before) refresh(OWN);
      before = now;
    });
  };
  const mine = `[data-point="${me.dataset.point}"]`;
  touches("queue", (of) => [...of.querySelectorAll(mine)].map((one) => one.id).join());
  touches("now", (of) => (of.querySelector(`.cf-speak${mine}`) ? "mine" : ""));
}

// ---- acts

const answer = document.querySelector("[data-answer]");

function say(text, bad = false) {
  if (!answer) return;
  answer.textContent = text;
  answer.classList.toggle("bad", bad);
}

async function act(form, submitter) {
  if (form.dataset.busy) return;
  form.dataset.busy = "yes";
  const body = new FormData(form, submitter);
  body.delete("_csrf");
  // A part that is written for many pages at once does not say whose page it came to.
  if (Number(document.body.dataset.account) > 0) body.set("_writer", document.body.dataset.account);
  try {
    const sent = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(body),
      headers: { "HX-Request": "true", "X-CSRF-TOKEN": document.querySelector("meta[name=csrf]").content },
      signal: AbortSignal.timeout(15_000),
    });
    if (sent.status === 401 || sent.status === 403) return say(answer.dataset.again, true);
    const said = (await sent.text()).trim();
    if (!sent.ok) return say(sent.status === 404 || !said ? answer.dataset.lost : said, true);
    say(said);
    if (me) refresh(0);
    for (const box of form.querySelectorAll("[data-draft]")) forget(box);
    for (const box of form.querySelectorAll("[data-clear]")) box.value = "";
    for (const box of form.querySelectorAll("textarea:not([data-clear])")) box.defaultValue = box.value;
    catchUp(form);
  } catch {
    say(answer.dataset.lost, true);
  } finally {
    delete form.dataset.busy;
  }
}

document.addEventListener(
  "submit",
  (event) => {
    if (!event.target.matches("form.cf-act")) return;
    event.preventDefault();
    event.stopPropagation();
    act(event.target, event.submitter);
  },
  true,
);

// ---- keys: those that are shown on the buttons

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const button = document.querySelector(`[data-key="${event.key}"]`);
  if (!button) return;
  event.preventDefault();
  if (button.form?.matches(".cf-write") && !button.form.contains(document.activeElement)) button.form.querySelector("textarea").focus();
  else button.click();
});

// ---- what is being written stays on this device until it is kept

const place = (box) => `conference.${document.body.dataset.account ?? ""}.${box.dataset.draft}`;

function forget(box) {
  try {
    localStorage.removeItem(place(box));
  } catch {
    // a browser that keeps nothing has nothing to forget
  }
}

function restore(root) {
  for (const box of root.querySelectorAll("[data-draft]")) {
    let kept = null;
    try {
      kept = localStorage.getItem(place(box));
    } catch {
      return;
    }
    if (written(box)) note(box); // before this script had come
    else if (kept !== null && kept !== box.value) box.value = kept;
  }
}

function note(box) {
  try {
    if (box.value === box.defaultValue) localStorage.removeItem(place(box));
    else localStorage.setItem(place(box), box.value);
  } catch {
    // nothing is lost as long as the page stays open
  }
}

document.addEventListener("input", ({ target }) => {
  if (target.dataset?.draft) note(target);
});

restore(document);
