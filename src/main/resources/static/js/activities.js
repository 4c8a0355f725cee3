// The log's forms: counting by thumb, and what was typed is kept on the device until it is saved or discarded.
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

// A draft belongs to an account and a type; its key goes along, so that what was sent and not answered is sent once.
const place = (type) => `gb-log-${form.dataset.account}-${type}`;
const boxes = () => [...form.elements].filter((e) => e.name && !e.closest('[data-files]') && !['_csrf', 'type', 'sure', 'version', 'language'].includes(e.name));

const fill = (kept) => {
  for (const box of boxes()) {
    if (!(box.name in kept)) continue;
    if (box.type === 'radio' || box.type === 'checkbox') box.checked = kept[box.name] === box.value;
    else box.value = kept[box.name];
  }
};

if (form && form.dataset.log) {
  const key = place(form.dataset.log);
  // A form that was kept is another one each time it is opened, and of today.
  if (document.documentElement.dataset.kept) {
    const today = new Date();
    const two = (number, below) => (number < below ? `0${number}` : String(number));
    form.elements.key.value = crypto.randomUUID();
    form.elements.day.value = `${two(today.getDate(), 10)}/${two(today.getMonth() + 1, 3)}/${today.getFullYear()}`;
  }
  const kept = JSON.parse(localStorage.getItem(key) ?? 'null');
  const untouched = !document.querySelector('.gb-errors, .gb-say.warn') && !location.search.includes('again=');
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
  form.addEventListener('input', keep);
  form.addEventListener('change', keep);
  form.querySelector('.ac-save .btn-bare').addEventListener('click', () => localStorage.removeItem(key));
}

// One that waits to be sent is opened again: its words stand in the boxes, and beside them why it was not taken.
const mended = new URLSearchParams(location.search).get('waiting');
if (form && form.dataset.log && mended) {
  const one = (await Waiting.mine(Number(form.dataset.account))).find((each) => each.key === mended);
  if (one) {
    fill(one.boxes);
    form.elements.key.value = one.outcome === 'TAKEN' ? crypto.randomUUID() : one.key;
    if (one.outcome === 'ALIKE') form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'sure', value: 'true' }));
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
      await Waiting.add(Number(form.dataset.account), Waiting.item(new FormData(form), document.documentElement.lang));
      form.submit();
    });
  }
}

// Saved, or waiting to be sent: the draft that became this activity is not needed any more.
const saved = document.querySelector('[data-saved]') ?? (!form && mended && { dataset: { saved: mended } });
if (saved)
  for (let i = localStorage.length - 1; i >= 0; i--) {
    const key = localStorage.key(i);
    if (key.startsWith('gb-log-') && localStorage.getItem(key).includes(saved.dataset.saved)) localStorage.removeItem(key);
  }
