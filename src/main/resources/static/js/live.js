// Keeps an open page true: one line to the server, opened by the pass in the page (live/line.jte). Page scripts say what they show:
//
//   import { live } from "./live.js";
//   live.on("floor", (state) => …);          // now if it is known, and whenever it changes; null where it is gone
//   live.on("minute:", (state, topic) => …); // all topics that begin so
//   live.now();                              // the server's time, in milliseconds: timers go by it
//
// What the line is worth stands in <html data-live>: opening, on, lost, over; a change of it is the event "live-line" of the document.
const line = document.querySelector("[data-live]");
const SILENCE = 11_000; // a line on which the server says nothing for so long is lost; it says something every six seconds
const HIDDEN = 60_000; // whoever does not look holds no line: a browser has few of them
const ANSWER = 8_000;
const VIETNAM = 7 * 3_600_000; // its time is so far ahead
const SOON = 1_000; // the first try after a loss comes within this
const JITTER = 5_000; // the ones after it within this: thousands come back together
const ASK = 12; // after so many tries in vain it may be the pass; that of before a restart is good still, and thousands would ask at once

const known = new Map();
const watchers = [];
let pass = line?.dataset.live;
let source = null;
let last = "";
let heard = 0;
let good = Date.now(); // when what is shown was last known to be how things stand
let tries = 0;
let state = "opening";
let ahead = null;
let ends = Infinity; // when the pass does
let again = 0;
let renewing = 0;
let leaving = 0;

export const live = {
  on(topic, show) {
    watchers.push([topic, show]);
    for (const [name, value] of known) if (matches(topic, name)) tell(show, value, name);
  },
  now: () => Date.now() + (ahead ?? 0),
  get state() {
    return state;
  },
};

const matches = (topic, name) => topic === name || (topic.endsWith(":") && name.startsWith(topic));

function tell(show, value, name) {
  try {
    show(value, name);
  } catch (failure) {
    reportError(failure); // what one part of the page cannot show is no reason for the others to stand still
  }
}

function changed(name, value) {
  if (value === null) known.delete(name);
  else known.set(name, value);
  for (const [topic, show] of watchers) if (matches(topic, name)) tell(show, value, name);
}

/** What is on its way only ever makes the server's time look earlier than it is: the latest of all is the nearest. */
function clock(at) {
  const seen = at - Date.now();
  if (ahead === null || seen > ahead || seen < ahead - JITTER) ahead = seen;
}

function open() {
  stop();
  if (Date.now() > ends) return renew();
  heard = performance.now();
  const one = new EventSource(`/live?pass=${encodeURIComponent(pass)}${last ? `&after=${encodeURIComponent(last)}` : ""}`);
  source = one;
  const take = (name, act) =>
    one.addEventListener(name, (event) => {
      if (one !== source) return;
      heard = performance.now();
      const said = JSON.parse(event.data);
      clock(said.at);
      act(said, event);
    });
  take("hello", ({ at, left }) => {
    ahead = at - Date.now();
    ends = Date.now() + left;
    renewing = setTimeout(renew, left * (0.5 + 0.3 * Math.random()));
  });
  take("live", ({ whole, topics }, { lastEventId }) => {
    last = lastEventId;
    tries = 0;
    if (whole) for (const name of [...known.keys()]) if (!(name in topics)) changed(name, null);
    for (const [name, value] of Object.entries(topics)) changed(name, value);
    say("on");
  });
  take("beat", ({ sure }) => say(sure ? "on" : "lost"));
  take("end", ({ why }) => (why === "over" ? renew() : retry()));
  one.addEventListener("error", () => one === source && retry());
}

function stop() {
  clearTimeout(again);
  clearTimeout(renewing);
  source?.close();
  source = null;
}

function retry() {
  stop();
  say("lost");
  const wait = 100 + Math.random() * (tries === 0 ? SOON : JITTER);
  tries += 1;
  again = setTimeout(tries % ASK === 0 ? renew : open, wait);
}

/** The next pass, for as long as one may see the page; the line that is open stays until it is there. */
async function renew() {
  clearTimeout(renewing);
  const before = source;
  try {
    const answer = await fetch(line.dataset.renewal, {
      headers: { Accept: "application/json" },
      cache: "no-store",
      signal: AbortSignal.timeout(ANSWER),
    });
    if ([401, 403, 404].includes(answer.status)) {
      stop();
      return say("over");
    }
    if (!answer.ok) throw new Error(`pass: ${answer.status}`);
    pass = (await answer.json()).pass;
    ends = Infinity;
    if (!document.hidden || before) open();
  } catch {
    if (source && source.readyState === EventSource.OPEN) renewing = setTimeout(renew, JITTER * (1 + Math.random()));
    else retry();
  }
}

function say(now) {
  if (now === "on") good = Date.now();
  if (now === state) return;
  state = now;
  document.documentElement.dataset.live = now;
  const at = new Date(good + VIETNAM); // as every other time in the page, wherever it is looked at
  const time = `${String(at.getUTCHours()).padStart(2, "0")}:${String(at.getUTCMinutes()).padStart(2, "0")}`;
  line.dataset.state = now;
  line.textContent = { on: line.dataset.tOn, lost: line.dataset.tLost, over: line.dataset.tOver }[now].replace("{0}", time);
  document.dispatchEvent(new CustomEvent("live-line", { detail: now }));
}

function watch() {
  if (source && performance.now() - heard > SILENCE) retry();
}

/** Back before the page: at once, whatever was waited for. */
function back() {
  clearTimeout(leaving);
  if (state === "over") return;
  if (source === null || performance.now() - heard > SILENCE) {
    tries = 0;
    open();
  }
}

function leave() {
  if (state === "over") return;
  stop();
  say("lost");
}

if (line) {
  open();
  setInterval(watch, 1_000);
  addEventListener("online", back);
  addEventListener("offline", () => source && retry());
  addEventListener("pageshow", (event) => event.persisted && back());
  addEventListener("pagehide", stop);
  document.addEventListener("visibilitychange", () => {
    clearTimeout(leaving);
    if (document.hidden) leaving = setTimeout(leave, HIDDEN);
    else back();
  });
}
