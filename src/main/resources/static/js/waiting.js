// What waits on this device to be sent: sealed to its writer, kept in order, sent exactly once by the key it was given when it was
// written. Shared by the pages and by the service worker, so it is a plain script and not a module.
self.Waiting = (() => {
  const BATCH = 20;
  const PATIENCE = 20_000; // ms for an answer without files: whoever sends holds the others up
  const FILES = 180_000; // ms for one photo or document, on a slow line

  // ---- the store: IndexedDB, opened for each piece of work

  function opened() {
    return new Promise((done, failed) => {
      const asked = indexedDB.open("giaoban", 2);
      asked.onupgradeneeded = (event) => {
        if (event.oldVersion < 1) {
          asked.result.createObjectStore("keys"); // account -> key that cannot be taken out; only while that person is signed in
          asked.result.createObjectStore("waiting", { keyPath: "n", autoIncrement: true });
        }
        const files = asked.result.createObjectStore("files"); // n of what waits -> its photos and documents, each sealed for itself
        if (event.oldVersion === 1) apart(asked.transaction.objectStore("waiting"), files);
      };
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  }

  /** What waited with its photos in one row, from before they had a store of their own. */
  function apart(waiting, files) {
    waiting.openCursor().onsuccess = ({ target: { result: cursor } }) => {
      if (!cursor) return;
      const { bytes, ...row } = cursor.value;
      if (bytes?.length > 0) files.put(bytes, row.n);
      cursor.update(row);
      cursor.continue();
    };
  }

  async function within(mode, work) {
    const db = await opened();
    try {
      return await new Promise((done, failed) => {
        const transaction = db.transaction(["keys", "waiting", "files"], mode);
        const asked = work(...["keys", "waiting", "files"].map((store) => transaction.objectStore(store)));
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
    return { ...thing, n: row.n, iv: row.iv, outcome: row.outcome, faults: row.faults, alike: row.alike, uploaded: row.uploaded ?? {} };
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
      else if (!["_csrf", "_writer", "key", "type", "language"].includes(name)) boxes[name] = typed;
    }
    return { key: form.get("key"), type: form.get("type"), language, boxes, attachments, files, sure, at: Date.now() };
  }

  /**
   * Puts it last. What waits by the same key, or by the one named, was this one before it was mended: it gives its place, and is gone
   * once this one is kept, not before.
   */
  async function add(account, thing, mended = thing.key) {
    const bytes = await Promise.all(thing.files.map(async (file) => sealed(account, await file.blob.arrayBuffer())));
    const files = thing.files.map(({ box, name, kind }) => ({ box, name, kind }));
    const seal = await sealed(account, new TextEncoder().encode(JSON.stringify({ ...thing, files })));
    const before = (await rowsOf(account)).find((row) => row.key === mended);
    const row = { account, key: thing.key, ...seal };
    if (before) row.n = before.n;
    await within("readwrite", (keys, waiting, kept) => {
      waiting.put(row).onsuccess = ({ target: { result: n } }) => {
        if (bytes.length > 0) kept.put(bytes, n);
        else kept.delete(n);
      };
    });
  }

  /** The photos and documents of one that waits, as they were chosen; read for the one that is sent or opened alone. Null if it is gone. */
  async function filesOf(account, one) {
    if (one.files.length === 0) return [];
    const bytes = await within("readonly", (keys, waiting, kept) => kept.get(one.n));
    if (bytes?.length !== one.files.length) return null;
    const key = await keyOf(account);
    return Promise.all(
      one.files.map(async ({ name, kind }, n) => new File([await unsealed(bytes[n], key)], name, { type: kind })),
    );
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
    for (const { n } of (await rowsOf(account)).filter((row) => row.key === key))
      await within("readwrite", (keys, waiting, files) => {
        waiting.delete(n);
        files.delete(n);
      });
  }

  /** What the server said of one that was sent: it is gone, or stays with the reason. What was mended meanwhile is another one. */
  const settle = (one, said) =>
    within("readwrite", (keys, waiting, files) => {
      waiting.get(one.n).onsuccess = ({ target: { result: row } }) => {
        if (!row || row.iv.join() !== one.iv.join()) return;
        if (said) return void waiting.put({ ...row, ...said });
        waiting.delete(one.n);
        files.delete(one.n);
      };
    });

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
        const refused = { outcome: "REFUSED", faults: { what: answer.detail } };
        for (const [n, one] of uploaded.entries()) {
          const { outcome, faults, alike } = response.ok ? answer.activities[n] : refused;
          const logged = outcome === "NEW" || outcome === "THERE";
          await settle(one, logged ? null : { outcome, faults, alike });
          if (logged) sent++;
        }
      }
      return { line: true, account: line.account, sent };
    });
  }

  /** Whose it is goes along: where somebody else has signed in meanwhile, the server takes nothing. */
  const owned = (line) => ({ "X-CSRF-TOKEN": line.csrf, "Giaoban-Writer": String(line.account) });

  async function asked() {
    try {
      const response = await fetch("/line", {
        cache: "no-store",
        headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(PATIENCE),
      });
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
      const files = one.files.every((file, n) => one.uploaded[n]) ? [] : await filesOf(line.account, one);
      if (!files) continue; // discarded or mended meanwhile
      let refused = null;
      for (let n = 0; n < one.files.length && !refused; n++) {
        if (one.uploaded[n]) continue;
        const body = new FormData();
        body.append("file", files[n]);
        let response;
        try {
          response = await fetch("/api/v1/attachments", {
            method: "POST",
            headers: owned(line),
            body,
            signal: AbortSignal.timeout(FILES),
          });
        } catch {
          return null;
        }
        if (response.status >= 500 || [401, 403, 429].includes(response.status)) return null;
        const answer = await response.json();
        if (!response.ok) refused = `${one.files[n].name}: ${answer.detail}`;
        else {
          one.uploaded[n] = answer.key;
          await settle(one, { uploaded: one.uploaded });
        }
      }
      if (refused) await settle(one, { outcome: "REFUSED", faults: { file: refused } });
      else ready.push(one);
    }
    return ready;
  }

  async function post(line, language, batch) {
    const activities = batch.map(({ key, type, boxes, sure, attachments, files, uploaded }) => {
      const one = { key, type, sure, fields: {}, attachments: [...attachments] };
      for (const [name, typed] of Object.entries(boxes)) {
        if (name.startsWith("f.")) one.fields[name.slice(2)] = typed;
        else one[name] = typed;
      }
      files.forEach((file, n) => {
        if (file.box.startsWith("f.")) one.fields[file.box.slice(2)] = uploaded[n];
        else one.attachments.push(uploaded[n]);
      });
      return one;
    });
    try {
      return await fetch("/api/v1/activities", {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json", ...owned(line) },
        body: JSON.stringify({ language, asks: true, activities }),
        signal: AbortSignal.timeout(PATIENCE),
      });
    } catch {
      return null;
    }
  }

  return { current, admitted, forget, item, add, mine, filesOf, others, drop, send };
})();
