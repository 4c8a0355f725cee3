// Parts of a page that the server writes anew: what is there becomes what it says now, without losing what somebody is writing, where
// the focus is, or what is open. Our own server's templates wrote them; they hold no script.

import { written } from "/js/boxes.js";

export function parsed(html) {
  return new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
}

/** Where somebody writes: the text differs from what the page came with, or the cursor stands in it. */
function busy(form) {
  return [...form.querySelectorAll("textarea, input:not([type=hidden])")].some(
    (box) => box === document.activeElement || written(box),
  );
}

function attributes(old, fresh) {
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && name !== "open") old.removeAttribute(name);
  for (const { name, value } of fresh.attributes)
    if (old.getAttribute(name) !== value && !(name === "open" && old.localName === "details")) old.setAttribute(name, value);
}

const alike = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.id ?? "") === (b.id ?? "");

/** What a form shows of who sends it: a part that the server writes for many pages at once says nothing of that. */
const ours = (node) => node?.name === "_csrf" || node?.name === "_writer";

/** Makes one part say what another says. */
export function become(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
    return;
  }
  if (ours(old) || old.isEqualNode(fresh)) return;
  if (old.dataset.keep !== undefined && busy(old)) {
    old.dataset.behind = "";
    return;
  }
  attributes(old, fresh);
  if (old.localName === "textarea") {
    old.defaultValue = fresh.defaultValue;
    return;
  }
  const there = new Map([...old.children].filter((one) => one.id).map((one) => [one.id, one]));
  let at = old.firstChild;
  for (const next of [...fresh.childNodes]) {
    while (ours(at) && at.name !== next.name) at = at.nextSibling;
    const named = next.id ? there.get(next.id) : null;
    const same = named ?? (at && !at.id && alike(at, next) ? at : null);
    if (same) {
      if (same === at) at = at.nextSibling;
      else old.insertBefore(same, at);
      become(same, next);
    } else old.insertBefore(document.adoptNode(next), at);
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    if (!ours(gone)) gone.remove();
  }
}

/** One part of the page, with the focus where it was, or where it was nearest. */
export function show(part, html) {
  const fresh = parsed(html);
  if (!fresh) return;
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  const id = focused?.closest("[id]")?.id;
  become(part, fresh);
  if (focused && !focused.isConnected) {
    const near = (id && document.getElementById(id)) || part;
    const target = near.matches("button, a, input, textarea") ? near : near.querySelector("button, a, input, textarea");
    if (target) target.focus({ preventScroll: true });
    else {
      part.tabIndex = -1;
      part.focus({ preventScroll: true });
    }
  }
}
