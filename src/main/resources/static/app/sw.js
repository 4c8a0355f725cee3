// What goes on without a line: the pages of one's own work as they were last, the forms of the log, and a place where what is logged
// waits. Everything else is the server's.
importScripts("/js/waiting.js");

const ASSETS = "giaoban-assets-1";
const PAGES = "giaoban-pages-1"; // of one person; gone when another one comes, or at sign-out
const OFFLINE = "/offline.html";
const PATIENCE = 6000; // ms for the line before what was kept is shown
const SENDING = 20000; // ms for one activity to go up before it waits, and for one page to come that is kept
const KEPT_FOR = 12 * 3600 * 1000;
const MARK = "/kept-of"; // whose pages, and since when they are complete
const FIRST = [
  OFFLINE,
  "/css/giaoban.css",
  "/css/activities.css",
  "/css/reporting.css",
  "/js/giaoban.js",
  "/js/waiting.js",
  "/js/line.js",
  "/js/boxes.js",
  "/js/activities.js",
  "/js/attachments.js",
  "/js/kept.js",
  "/js/left.js",
  "/js/report.js",
  "/img/icons.svg",
  "/img/favicon.svg",
  "/vendor/tabler/tabler.min.css",
];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(ASSETS).then((cache) => cache.addAll(FIRST)));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("giaoban-") && name !== ASSETS && name !== PAGES;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// A page has learned whose it is: what that person may need is fetched behind it.
self.addEventListener("message", (event) => event.waitUntil(keepMine()));

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const address = new URL(request.url);
  if (address.origin !== self.location.origin) return;
  if (request.method === "POST") {
    if (address.pathname === "/activities" && request.mode === "navigate") event.respondWith(log(event));
    else if (address.pathname === "/sign-out") event.respondWith(signOut(request));
  } else if (request.method === "GET") {
    if (request.mode === "navigate") event.respondWith(page(event, address));
    else if (/^\/(css|js|img|vendor)\//.test(address.pathname)) event.respondWith(asset(event));
  }
});

self.addEventListener("sync", (event) => {
  if (event.tag === "giaoban-send") event.waitUntil(Waiting.send());
});

// ---- pages

/** Under what a page is kept; null where it is not to be had without a line. */
function place(address) {
  const { pathname, searchParams } = address;
  if (pathname === "/work" || /^\/reports\/\d+$/.test(pathname)) return address.search === "" ? pathname : null;
  if (pathname === "/activities") return [...searchParams.keys()].every((key) => key === "waiting") ? pathname : null;
  if (pathname !== "/activities/new") return null;
  const type = searchParams.get("type");
  return type ? `/activities/new?type=${type}` : address.search === "" ? pathname : null;
}

/** The server's page; without a line, what was kept of it. */
async function page(event, address) {
  const kept = place(address);
  const asked = fetch(event.request);
  event.waitUntil(
    asked
      .then(async (response) => {
        if (response.ok && isPage(response)) await keep(kept, await response.clone().text(), response.headers);
      })
      .catch(() => {}),
  );
  try {
    return await (kept ? patient(asked, () => stored(kept)) : asked);
  } catch {
    return (kept && (await stored(kept))) || (await caches.match(OFFLINE)) || Response.error();
  }
}

/** What is asked for, unless it takes too long and there is something else to show. */
async function patient(asked, otherwise) {
  const late = Symbol("late");
  const first = await Promise.race([asked, new Promise((done) => setTimeout(() => done(late), PATIENCE))]);
  return first === late ? ((await otherwise()) ?? asked) : first;
}

const isPage = (response) => (response.headers.get("content-type") ?? "").startsWith("text/html");

/** Whose page it is; 0 where it is nobody's. */
const accountOf = (text) => Number(/ data-account="(\d+)"/.exec(text)?.[1] ?? "0");

let last = Promise.resolve(); // one page is kept after the other: each looks whose those are that are there

/** Keeps a page of whoever is signed in; a page of somebody else, or of nobody, ends what was kept. */
function keep(kept, text, headers) {
  const done = last.then(() => keepNow(kept, text, headers));
  last = done.catch(() => {});
  return done;
}

async function keepNow(kept, text, before) {
  const account = accountOf(text);
  const mark = await marked();
  if (mark && mark.account !== account) await caches.delete(PAGES);
  if (account === 0) {
    if (/ data-account="0"/.test(text)) await Waiting.forget();
    return;
  }
  const cache = await caches.open(PAGES);
  if (!mark || mark.account !== account) await cache.put(MARK, Response.json({ account, complete: 0 }));
  if (!kept) return;
  const headers = new Headers(before);
  headers.set("x-kept-at", String(Date.now()));
  headers.delete("content-encoding");
  headers.delete("content-length");
  await cache.put(kept, new Response(text, { headers }));
}

async function marked() {
  const mark = await (await caches.open(PAGES)).match(MARK);
  return mark ? mark.json() : null;
}

async function stored(kept) {
  const response = await (await caches.open(PAGES)).match(kept);
  if (!response) return null;
  // A form of the log that was kept is another one each time it is opened: what is written in it is another activity, and of today.
  // Both are in it before it is shown: a script may come when somebody has written a day already.
  const text = (await response.text())
    .replace("<html", `<html data-kept="${response.headers.get("x-kept-at")}"`)
    .replace(/ name="key" value="[^"]*"/, () => ` name="key" value="${crypto.randomUUID()}"`)
    .replace(/ name="day" value="[^"]*"/, () => ` name="day" value="${today()}"`);
  return new Response(text, { headers: response.headers });
}

function today() {
  const now = new Date();
  const two = (number, below) => (number < below ? `0${number}` : String(number));
  return `${two(now.getDate(), 10)}/${two(now.getMonth() + 1, 3)}/${now.getFullYear()}`;
}

let keeping = Promise.resolve();

/** Fetches what its reader may need without a line, once in half a day and one person's after the other's. */
function keepMine() {
  keeping = keeping.then(keepAll).catch(() => {});
  return keeping;
}

/** One's work, the forms of the log, the open reports. */
async function keepAll() {
  const mine = await Waiting.current();
  const mark = await marked();
  if (mark && mark.account === mine && Date.now() - mark.complete < KEPT_FOR) return;
  if (self.navigator.connection?.saveData || mine === null) return;
  const read = async (address) => {
    const response = await fetch(address, { headers: { Accept: "text/html" }, signal: AbortSignal.timeout(SENDING) });
    // Signed out meanwhile, or somebody else is here: not one page more is asked for in their name.
    if (response.redirected && new URL(response.url).pathname === "/sign-in") throw new Error("signed out");
    if (response.status >= 500 || response.status === 429) throw new Error(`${address}: ${response.status}`); // later
    if (!response.ok || response.redirected || !isPage(response)) return "";
    const text = await response.text();
    if (accountOf(text) !== mine || (await Waiting.current()) !== mine) throw new Error("another is here");
    await keep(address, text, response.headers);
    return text;
  };
  try {
    const all = (text, pattern) => [...new Set([...text.matchAll(pattern)].map((found) => found[0].replace(/^"|"$/g, "")))];
    const reports = all(await read("/work"), /"\/reports\/\d+"/g).slice(0, 3);
    const forms = all(await read("/activities/new"), /\/activities\/new\?type=[a-z0-9-]+/g);
    const { complete } = await marked();
    for (const address of ["/activities", ...forms, ...reports]) if (!(await cameSince(complete, address))) await read(address);
    if (mine === (await Waiting.current())) await (await caches.open(PAGES)).put(MARK, Response.json({ account: mine, complete: Date.now() }));
  } catch {
    // The line went while they came, or the server is busy, or their reader has gone: what came is kept, the rest comes behind a later page.
  }
}

/** Whether a page came since all were there last: where the line broke off, what had come is not asked for again. */
async function cameSince(complete, address) {
  const kept = await (await caches.open(PAGES)).match(address);
  return kept !== undefined && Number(kept.headers.get("x-kept-at")) > complete;
}

// ---- what pages are made of

async function asset(event) {
  const asked = fetch(event.request);
  event.waitUntil(
    asked
      .then(async (response) => {
        if (!response.ok) return;
        const copy = response.clone();
        await (await caches.open(ASSETS)).put(event.request, copy);
      })
      .catch(() => {}),
  );
  try {
    return await patient(asked, () => caches.match(event.request));
  } catch {
    return (await caches.match(event.request)) ?? Response.error();
  }
}

// ---- acts

/** An activity goes up; where it cannot, it waits here. Whether the server has it already is for its key to say. */
async function log(event) {
  const copy = event.request.clone();
  try {
    return await fetch(event.request, { signal: AbortSignal.timeout(SENDING) });
  } catch {
    const account = await Waiting.current();
    if (account === null) return (await caches.match(OFFLINE)) ?? Response.error();
    const form = await copy.formData();
    await Waiting.add(account, Waiting.item(form, form.get("language")));
    await self.registration.sync?.register("giaoban-send").catch(() => {});
    return Response.redirect(`/activities?waiting=${encodeURIComponent(form.get("key"))}`, 303);
  }
}

async function signOut(request) {
  const response = await fetch(request).catch(() => null);
  await caches.delete(PAGES);
  await Waiting.forget();
  return response ?? (await caches.match(OFFLINE)) ?? Response.error();
}
