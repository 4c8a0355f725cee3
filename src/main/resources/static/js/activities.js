// The log's forms: counting by thumb, and what was typed is kept on the device until it is saved or discarded.
import { written } from '/js/boxes.js';
import { bring } from '/js/attachments.js';

const form = document.querySelector('form[data-log]');
const english = document.documentElement.lang === 'en';

if (form) {
  for (const button of form.querySelectorAll('[data-step]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const box = button.parentElement.querySelector('input');
      const plain = box.value.replace(/\s/g, '').replace(english ? /,/g : /\./g, '').replace(',', '.');
      const now = plain === '' ? 0 : Number(plain);
      if (Number.isNaN(now)) return;
      const next = Math.max(0, Math.round((now + Number(button.dataset.step)) * 10) / 10);
      box.value = next.toLocaleString(english ? 'en-GB' : 'de-DE', { maximumFractionDigits: 1 });
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
}

// A draft belongs to an account and a type, or to what waits and is mended; its key goes along, so that what was sent and not answered
// is sent once.
const account = Number(form?.dataset.account ?? document.getElementById('waiting')?.dataset.account ?? 0);
const place = (what) => `gb-log-${account}-${what}`;
const boxes = () => [...form.elements].filter((e) => e.name && !e.closest('[data-files]') && !['_csrf', '_writer', 'type', 'sure', 'version', 'language'].includes(e.name));

const typed = (what) => JSON.parse(localStorage.getItem(place(what)) ?? 'null');

/** What was kept comes back into its boxes, but not over what was written here before this script had come. */
const fill = (kept) => {
  const here = new Set(boxes().filter(written).map((box) => box.name));
  for (const box of boxes()) {
    if (!(box.name in kept) || here.has(box.name)) continue;
    if (box.type === 'radio' || box.type === 'checkbox') box.checked = kept[box.name] === box.value;
    else box.value = kept[box.name];
  }
};

/** One that waits to be sent is opened again: its words and files stand in the boxes, and above them why it was not taken. */
async function open(one) {
  fill(one.boxes);
  form.elements.key.value = one.outcome === 'TAKEN' ? crypto.randomUUID() : one.key;
  if (one.outcome === 'ALIKE') form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'sure', value: 'true' }));
  const files = (await Waiting.filesOf(account, one)) ?? [];
  for (const field of form.querySelectorAll('[data-files]')) {
    const { name, id } = field.querySelector('input[type=file]');
    const keys = id === 'attachment' ? one.attachments : [one.boxes[id]].filter(Boolean);
    bring(field, files.filter((file, n) => one.files[n].box === name), keys);
  }
  const faults = Object.values(one.faults ?? {});
  if (faults.length > 0) {
    const say = Object.assign(document.createElement('div'), { className: 'gb-say warn', tabIndex: -1 });
    say.setAttribute('role', 'alert');
    say.append(...faults.map((fault) => Object.assign(document.createElement('p'), { textContent: fault })));
    form.before(say);
    say.focus();
  }
  // What is mended waits as it is mended until the server says that it has it, whatever becomes of this page.
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (form.dataset.sent) return;
    form.dataset.sent = 'yes';
    const mended = Waiting.item(new FormData(form), document.documentElement.lang);
    await Waiting.add(account, mended, one.key).catch(() => {}); // what is not kept is still sent
    form.submit();
  });
}

const mended = new URLSearchParams(location.search).get('waiting');
const waiting = mended || !form || typed(form.dataset.log) ? await Waiting.mine(account).catch(() => []) : [];

if (form && form.dataset.log) {
  const early = boxes().some(written);
  const one = waiting.find((each) => each.key === mended);
  if (one) await open(one);
  const draft = one ? one.key : form.dataset.log;
  const key = place(draft);
  let kept = typed(draft);
  if (kept && !one && waiting.some((each) => each.key === kept.key)) {
    // It waits already, and what is written now is another one; the page that says so was gone before it could clear this away.
    localStorage.removeItem(key);
    kept = null;
  }
  const untouched = !document.querySelector('.gb-errors, main .gb-say.warn[data-focus]') && !location.search.includes('again=');
  if (kept && untouched) {
    fill(kept);
    const line = document.getElementById('line');
    line.textContent = form.dataset.kept;
    line.hidden = false;
  }
  const keep = () => {
    const now = {};
    for (const box of boxes()) {
      if (box.type === 'radio' || box.type === 'checkbox') {
        if (box.checked) now[box.name] = box.value;
        else if (box.type === 'checkbox') now[box.name] = '';
      } else now[box.name] = box.value;
    }
    localStorage.setItem(key, JSON.stringify(now));
  };
  if (early) keep();
  form.addEventListener('input', keep);
  form.addEventListener('change', keep);
  form.querySelector('.ac-save .btn-bare').addEventListener('click', () => localStorage.removeItem(key));
}

// Saved, or waiting to be sent: the draft that became this activity is not needed any more; nor that of what waits no longer.
const saved = document.querySelector('[data-saved]')?.dataset.saved ?? (!form && mended);
const stands = (key) => !/-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key) || waiting.some((one) => key === place(one.key));
for (let i = localStorage.length - 1; i >= 0; i--) {
  const key = localStorage.key(i);
  if (!key.startsWith(`gb-log-${account}-`)) continue;
  if ((saved && localStorage.getItem(key).includes(saved)) || (!form && !stands(key))) localStorage.removeItem(key);
}
