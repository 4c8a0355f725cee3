// The line to the server: what is shown without it says so, what waits to be sent is shown on every page, and goes up once it is back.
const words = document.getElementById("waiting");
const account = Number(words?.dataset.account ?? 0);
const english = document.documentElement.lang === "en";
const AGAIN = 30_000;
let sending = false;

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
  const at = new Date(Number(keptAt));
  const day = `${String(at.getDate()).padStart(2, "0")}/${at.getMonth() + 1}`;
  const time = `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
  words.before(made("p", filled(words.dataset.tKept, `${time} ${day}`), { class: "gb-line gb-kept", role: "status" }));
}

// ---- what waits

let looks = 0;

async function show(signedOut = false) {
  const look = ++looks;
  const mine = account ? await Waiting.mine(account) : [];
  const others = await Waiting.others(account);
  if (look !== looks) return; // somebody has looked later, and saw more
  const stuck = mine.filter((one) => one.outcome);
  const lines = [];
  if (stuck.length > 0) lines.push([filled(words.dataset.tStuck, stuck.length), "bad"]);
  if (mine.length > stuck.length)
    lines.push([filled(sending ? words.dataset.tSending : words.dataset.tWaiting, mine.length - stuck.length), ""]);
  if (others > 0) lines.push([filled(account ? words.dataset.tOthers : words.dataset.tSignin, others), ""]);
  words.replaceChildren(...lines.map(([text, kind]) => made("span", text, { class: kind })));
  if (signedOut && mine.length > 0) words.append(made("a", words.dataset.tAgain, { href: "/sign-in" }));
  else if (mine.length > 0 && location.pathname !== "/activities") words.append(made("a", words.dataset.tShow, { href: "/activities" }));
  words.hidden = lines.length === 0;
  list(mine);
}

/** On the page of the log, those that wait stand above those that are logged. */
function list(mine) {
  const box = document.getElementById("waiting-list");
  if (!box) return;
  box.hidden = mine.length === 0;
  box.querySelector("ul").replaceChildren(
    ...mine.map((one) => {
      const row = made("li", "");
      const type = document.querySelector(`#type option[value="${CSS.escape(one.type)}"]`)?.textContent ?? one.type;
      const facts = made("div", "");
      facts.append(
        made("b", [type, one.boxes.place].filter(Boolean).join(", ")),
        made("div", [one.boxes.day, one.boxes.what].filter(Boolean).join(" · "), { class: "gb-small gb-quiet" }),
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

async function send() {
  const before = account ? (await Waiting.mine(account)).filter((one) => !one.outcome).length : 0;
  if (before === 0) return;
  sending = true;
  await show();
  const { line, account: now, sent } = await Waiting.send();
  sending = false;
  await show(line && now === 0);
  if (sent > 0) {
    words.append(made("span", filled(words.dataset.tSent, sent)));
    words.hidden = false;
    // What was sent is logged now: the page of the log says so itself.
    if (document.getElementById("waiting-list") && !document.activeElement?.matches("input, textarea")) location.replace("/activities");
  }
  if (!line) setTimeout(send, AGAIN);
}

if (words && "serviceWorker" in navigator && self.isSecureContext) {
  navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
  document.addEventListener("visibilitychange", () => document.hidden || show());
  window.addEventListener("online", send);
  if (account > 0) {
    dropSaved().then(async () => {
      await admitted();
      await show();
      await send();
    });
  } else show();
}

/** The device learns once a session by which key this person's work is sealed; without a line it knows it already. */
async function admitted() {
  if ((await Waiting.current()) !== account) await Waiting.admitted(account);
  if (!keptAt) await navigator.storage?.persist?.();
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
