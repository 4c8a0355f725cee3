// Photos and documents of a form: pictures are made small before they are sent, what was chosen is shown and can be taken off again.
// What is to be sent stands in the file boxes themselves, so whoever reads the form finds it there.
const LONGEST = 1600;
const QUALITY = 0.8;
const MOST_BYTES = 20 * 1024 * 1024;

const small = async (file) => {
  if (!file.type.startsWith('image/')) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const hand = canvas.getContext('2d');
    hand.fillStyle = '#fff';
    hand.fillRect(0, 0, canvas.width, canvas.height);
    hand.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const drawn = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
    if (!drawn || drawn.size >= file.size) return file;
    return new File([drawn], `${file.name.replace(/\.[^.]*$/, '')}.jpg`, { type: 'image/jpeg', lastModified: file.lastModified });
  } catch {
    return file; // what is wrong with it, the server says in a sentence
  }
};

const size = (bytes) => (bytes < 1024 * 1024
  ? `${Math.ceil(bytes / 1024)} KB`
  : `${(bytes / 1024 / 1024).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} MB`);

let busy = null;
const bringers = new Map();

/** Gives a field back what waited: files as they were chosen, and those that the server has already, by their keys. */
export const bring = (field, files, keys) => bringers.get(field)(files, keys);

for (const field of document.querySelectorAll('[data-files]')) {
  const box = field.querySelector('input[type=file]');
  const pick = field.querySelector('.ac-pick');
  const list = field.querySelector('.ac-thumbs');
  const said = field.querySelector('[role=status]');
  const most = Number(field.dataset.files);
  let chosen = [];

  const say = (sentence) => {
    said.textContent = sentence;
    said.hidden = sentence === '';
  };

  const thumb = (file) => {
    const one = document.createElement('li');
    if (file.type.startsWith('image/')) {
      const picture = document.createElement('img');
      picture.alt = '';
      picture.src = URL.createObjectURL(file);
      picture.addEventListener('load', () => URL.revokeObjectURL(picture.src), { once: true });
      one.append(picture);
    }
    const name = document.createElement('span');
    name.textContent = `${file.name} · ${size(file.size)}`;
    const off = document.createElement('button');
    off.type = 'button';
    off.className = 'btn btn-bare';
    off.textContent = field.dataset.remove;
    off.setAttribute('aria-label', `${field.dataset.remove}: ${file.name}`);
    off.addEventListener('click', () => {
      chosen = chosen.filter((each) => each !== file);
      say('');
      show();
      pick.focus();
    });
    one.append(name, off);
    return one;
  };

  const show = () => {
    const all = new DataTransfer();
    for (const file of chosen) all.items.add(file);
    box.files = all.files;
    list.replaceChildren(...chosen.map(thumb));
    list.hidden = chosen.length === 0;
  };

  const take = async (files) => {
    say('');
    const ready = await Promise.all(files.map(small));
    const carried = ready.filter((file) => file.size <= MOST_BYTES);
    if (carried.length < ready.length) say(field.dataset.large);
    const kept = field.querySelectorAll('.ac-kept input:checked').length;
    const all = most === 1 ? carried.slice(-1) : [...chosen, ...carried];
    const room = most === 1 ? 1 : Math.max(0, most - kept);
    if (all.length > room) say(field.dataset.many);
    chosen = all.slice(0, room);
    show();
  };

  const sent = (key, n) => {
    const one = document.createElement('label');
    one.className = 'form-check ac-kept';
    const tick = document.createElement('input');
    Object.assign(tick, { type: 'checkbox', className: 'form-check-input', name: box.id, value: key, checked: true });
    const name = document.createElement('span');
    name.textContent = n === 0 ? field.dataset.sent : `${field.dataset.sent} (${n + 1})`;
    one.append(tick, ' ', name);
    return one;
  };

  bringers.set(field, (files, keys) => {
    box.before(...keys.map(sent));
    chosen = files;
    show();
  });

  pick.hidden = false;
  box.classList.add('visually-hidden');
  box.tabIndex = -1;
  pick.addEventListener('click', () => box.click());
  const taken = () => {
    const files = [...box.files];
    if (files.length === 0) {
      show();
      return;
    }
    const before = busy;
    const now = Promise.all([before, take(files)]).finally(() => {
      if (busy === now) busy = null;
    });
    busy = now;
  };
  box.addEventListener('change', taken);
  if (box.files.length > 0) taken(); // chosen before this script had come
}

// Sent before a picture is small: it waits for that.
document.querySelector('form[data-log]')?.addEventListener(
  'submit',
  (event) => {
    if (!busy) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    busy.then(() => event.target.requestSubmit(event.submitter));
  },
  { capture: true },
);
