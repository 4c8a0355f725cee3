// What waits on this device to be sent: sealed to its writer, kept in order, sent exactly once by the key it was given when it was
// written. Shared by the pages and by the service worker, so it is a plain script and not a module.
self.Waiting = (() => {
  const BATCH = 20;

  // ---- the store: IndexedDB, opened for each piece of work

  function opened() {
    return new Promise((done, failed) => {
      const asked = indexedDB.open("giaoban", 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("keys"); // account -> key that cannot be taken out; only while that person is signed in
        asked.result.createObjectStore("waiting", { keyPath: "n", autoIncrement: true });
      };
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  }

  async function within(mode, work) {
    const db = await opened();
    try {
      return await new Promise((done, failed) => {
        const transaction = db.transaction(["keys", "waiting"], mode);
        const asked = work(transaction.objectStore("keys"), transaction.objectStore("waiting"));
        transaction.oncomplete = () => done(asked?.result);
        transaction.onerror = transaction.onabort = () => failed(transaction.error);
      });
    } finally {
      db.close();
    }
  }

  // ---- whose it is

  /** The person who is signed in on this device, as the server said last; null where nobody is. */
  async function current() {
    const accounts = await within("readonly", (keys) => keys.getAllKeys());
    return accounts.length === 1 ? accounts[0] : null;
  }

  /** Asks the server for the key of the person whose page this is. */
  async function admitted(account) {
    const line = await asked();
    if (line?.account === account) await admit(account, line.key);
  }

  async function admit(account, base64) {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
    await within("readwrite", (keys) => {
      keys.clear();
      keys.put(key, account);
    });
  }

  /** Signed out: what waits stays, and nobody can read it here until its writer signs in again. */
  const forget = () => within("readwrite", (keys) => void keys.clear());

  // ---- sealing

  const keyOf = (account) => within("readonly", (keys) => keys.get(account));

  async function sealed(account, bytes) {
    const key = await keyOf(account);
    if (!key) throw new Error("nobody is signed in here");
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, sealed: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes) };
  }

  const unsealed = (seal, key) => crypto.subtle.decrypt({ name: "AES-GCM", iv: seal.iv }, key, seal.sealed);

  async function opening(row, key) {
    const thing = JSON.parse(new TextDecoder().decode(await unsealed(row, key)));
    return { ...thing, n: row.n, outcome: row.outcome, faults: row.faults, alike: row.alike, uploaded: row.uploaded ?? {} };
  }

  // ---- what waits

  /** What a form of the log holds: {key, type, language, boxes, attachments, files, at}; the files' bytes are sealed each for itself. */
  function item(form, language) {
    const boxes = {};
    const attachments = [];
    const files = [];
    let sure = false;
    for (const [name, typed] of form.entries()) {
      if (typeof typed !== "string") {
        if (typed.size > 0) files.push({ box: name, name: typed.name, kind: typed.type, blob: typed });
      } else if (name === "attachment") attachments.push(...typed.split(" ").filter(Boolean));
      else if (name === "sure") sure = typed === "true";
      else if (!["_csrf", "key", "type", "language"].includes(name)) boxes[name] = typed;
    }
    return { key: form.get("key"), type: form.get("type"), language, boxes, attachments, files, sure, at: Date.now() };
  }

  /** Puts it last; what waits by the same key was this one before it was mended, and keeps its place. */
  async function add(account, thing) {
    const bytes = await Promise.all(thing.files.map(async (file) => sealed(account, await file.blob.arrayBuffer())));
    const files = thing.files.map(({ box, name, kind }) => ({ box, name, kind }));
    const seal = await sealed(account, new TextEncoder().encode(JSON.stringify({ ...thing, files })));
    const rows = await rowsOf(account);
    const before = rows.find((row) => row.key === thing.key);
    const row = { account, key: thing.key, bytes, ...seal };
    if (before) row.n = before.n;
    await within("readwrite", (keys, waiting) => waiting.put(row));
  }

  async function rowsOf(account) {
    const rows = await within("readonly", (keys, waiting) => waiting.getAll());
    return rows.filter((row) => row.account === account);
  }

  /** In the order in which they were written. */
  async function mine(account) {
    const key = await keyOf(account);
    if (!key) return [];
    return Promise.all((await rowsOf(account)).map((row) => opening(row, key)));
  }

  /** How many wait here of other people: no more is known of them. */
  async function others(account) {
    const rows = await within("readonly", (keys, waiting) => waiting.getAll());
    return rows.filter((row) => row.account !== account).length;
  }

  async function drop(account, key) {
    for (const row of await rowsOf(account)) if (row.key === key) await within("readwrite", (keys, waiting) => waiting.delete(row.n));
  }

  async function note(account, key, answer) {
    for (const row of await rowsOf(account)) {
      if (row.key !== key) continue;
      row.outcome = answer.outcome;
      row.faults = answer.faults;
      row.alike = answer.alike;
      await within("readwrite", (keys, waiting) => waiting.put(row));
    }
  }

  // ---- sending

  /**
   * Sends what waits of whoever is signed in, in order; one tab at a time. Answers {line, account, sent}: whether there is a line, and
   * who is signed in. What the server does not take stays, with its reason, for its writer.
   */
  function send() {
    return navigator.locks.request("giaoban-send", async () => {
      const line = await asked();
      if (!line) return { line: false, sent: 0 };
      if (line.account === 0) return { line: true, account: 0, sent: 0 };
      await admit(line.account, line.key);
      let sent = 0;
      const ready = (await mine(line.account)).filter((one) => !one.outcome);
      while (ready.length > 0) {
        const language = ready[0].language;
        const batch = [];
        while (batch.length < BATCH && ready[0]?.language === language) batch.push(ready.shift());
        const uploaded = await upload(line, batch);
        if (!uploaded) return { line: false, account: line.account, sent };
        if (uploaded.length === 0) continue;
        const response = await post(line, language, uploaded);
        if (!response) return { line: false, account: line.account, sent };
        if (response.status === 401 || response.status === 403) return { line: true, account: 0, sent };
        if (response.status >= 500 || response.status === 429) return { line: false, account: line.account, sent };
        const answer = await response.json();
        if (response.ok)
          for (const one of answer.activities) {
            if (one.outcome === "NEW" || one.outcome === "THERE") {
              await drop(line.account, one.key);
              sent++;
            } else await note(line.account, one.key, one);
          }
        else for (const one of uploaded) await note(line.account, one.key, { outcome: "REFUSED", faults: { what: answer.detail } });
      }
      return { line: true, account: line.account, sent };
    });
  }

  /** Whose it is goes along: where somebody else has signed in meanwhile, the server takes nothing. */
  const owned = (line) => ({ "X-CSRF-TOKEN": line.csrf, "Giaoban-Writer": String(line.account) });

  async function asked() {
    try {
      const response = await fetch("/line", { cache: "no-store", headers: { Accept: "application/json" } });
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }

  /**
   * Photos and documents go up before the activity that they belong to; what is up already is not sent again. Answers those whose files
   * are all up; null where the line went. One that is refused keeps its activity here.
   */
  async function upload(line, batch) {
    const ready = [];
    for (const one of batch) {
      const row = (await rowsOf(line.account)).find((each) => each.key === one.key);
      if (!row) continue; // discarded meanwhile
      let refused = null;
      for (let n = 0; n < one.files.length && !refused; n++) {
        if (one.uploaded[n]) continue;
        const { name, kind } = one.files[n];
        const body = new FormData();
        body.append("file", new File([await unsealed(row.bytes[n], await keyOf(line.account))], name, { type: kind }));
        let response;
        try {
          response = await fetch("/api/v1/attachments", { method: "POST", headers: owned(line), body });
        } catch {
          return null;
        }
        if (response.status >= 500 || response.status === 401 || response.status === 403) return null;
        const answer = await response.json();
        if (!response.ok) refused = `${name}: ${answer.detail}`;
        else {
          one.uploaded[n] = answer.key;
          row.uploaded = one.uploaded;
          await within("readwrite", (keys, waiting) => waiting.put(row));
        }
      }
      if (refused) await note(line.account, one.key, { outcome: "REFUSED", faults: { file: refused } });
      else ready.push(one);
    }
    return ready;
  }

  async function post(line, language, batch) {
    const activities = batch.map(({ key, type, boxes, sure, attachments, files, uploaded }) => {
      const one = { key, type, sure, fields: {}, attachments: [...attachments] };
      files.forEach((file, n) => {
        if (file.box.startsWith("f.")) one.fields[file.box.slice(2)] = uploaded[n];
        else one.attachments.push(uploaded[n]);
      });
      for (const [name, typed] of Object.entries(boxes)) {
        if (name.startsWith("f.")) one.fields[name.slice(2)] = typed;
        else one[name] = typed;
      }
      return one;
    });
    try {
      return await fetch("/api/v1/activities", {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json", ...owned(line) },
        body: JSON.stringify({ language, asks: true, activities }),
      });
    } catch {
      return null;
    }
  }

  return { current, admitted, forget, item, add, mine, others, drop, send };
})();
