// What is typed into reports stands on this device until the server has it: by report and writer, each cell ("c:13") and passage
// ("p:situation") as the boxes of its form, with the version it was typed upon.
const BEGIN = "giaoban.report.";
export const PATIENCE = 20_000; // ms for an answer: whoever sends holds up what is typed meanwhile
const place = (report, account) => `${BEGIN}${report}.${account}`;

/**
 * {typed, at, language, title, looks}: the boxes by cell and passage; when one of them was typed last, in which language, into which
 * report; and whether the server was asked already and did not take it, so that its writer must look.
 */
export function read(report, account) {
  try {
    const kept = JSON.parse(localStorage.getItem(place(report, account)) ?? "{}");
    return kept.typed ? kept : { typed: kept }; // as it was kept before it had a time
  } catch {
    return { typed: {} };
  }
}

export function write(report, account, kept) {
  if (Object.keys(kept.typed).length === 0) localStorage.removeItem(place(report, account));
  else localStorage.setItem(place(report, account), JSON.stringify(kept));
}

/** The numbers of the reports into which somebody typed on this device what the server does not have. */
export function reports(account) {
  const end = `.${account}`;
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(BEGIN) && key.endsWith(end));
  return keys.map((key) => key.slice(BEGIN.length, -end.length));
}

/** The boxes of what was kept as this page's language writes figures: 1.234,5 or 1,234.5. */
export function boxes(fields, kept) {
  if (!kept.language || kept.language === document.documentElement.lang) return fields;
  const other = { ".": ",", ",": "." };
  const turned = ([name, typed]) => [name, /^[vo]\./.test(name) && typed ? typed.replace(/[.,]/g, (sign) => other[sign]) : typed];
  return Object.fromEntries(Object.entries(fields).map(turned));
}

/** Whether a form has a box for what was kept: what is not open to be written has none. */
export const isOpen = (form, fields) => Object.keys(fields).some((name) => form.elements.namedItem(name));

export function moment(time) {
  const at = new Date(time);
  const two = (number) => String(number).padStart(2, "0");
  return `${two(at.getHours())}:${two(at.getMinutes())} ${two(at.getDate())}/${at.getMonth() + 1}`;
}

const lock = (report, account) => `giaoban-${place(report, account)}`;

/** A page that is open sends for itself: until it is closed no other page does. */
export function held(report, account) {
  if (!navigator.locks) return Promise.resolve();
  return new Promise((done) =>
    navigator.locks.request(lock(report, account), { mode: "shared" }, () => {
      done();
      return new Promise(() => {}); // for as long as the page is there
    }),
  );
}

/**
 * Sends what was typed into a report that no page has open, by the rules by which that page would: what somebody else wrote meanwhile is
 * not overwritten but stays here, and so does what cannot be taken in; its writer sees it in the report. Answers whether there is a line.
 */
export function send(report, account, csrf) {
  return navigator.locks.request(lock(report, account), { ifAvailable: true }, async (own) => {
    const kept = read(report, account);
    if (!own || kept.looks || Object.keys(kept.typed).length === 0) return true;
    const body = new URLSearchParams();
    for (const fields of Object.values(kept.typed)) for (const [name, typed] of Object.entries(boxes(fields, kept))) body.set(name, typed ?? "");
    let response;
    try {
      response = await fetch(`/reports/${report}/cells`, {
        method: "POST",
        headers: { Accept: "application/json", "X-CSRF-TOKEN": csrf, "Giaoban-Writer": String(account) },
        body,
        signal: AbortSignal.timeout(PATIENCE),
      });
    } catch {
      return false;
    }
    if (response.status === 409 || response.status === 404) write(report, account, { ...kept, looks: true });
    else if (response.status >= 500 || response.status === 429) return false;
    else if (response.ok) {
      const { saved, texts } = await response.json();
      for (const { code } of saved) delete kept.typed[`c:${code}`];
      for (const heading of Object.keys(texts)) delete kept.typed[`p:${heading}`];
      write(report, account, { ...kept, looks: true });
    }
    return true;
  });
}
