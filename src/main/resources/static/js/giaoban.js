// What every page shares: focus on the error summary, menus that close, one send per press.

// Whoever is in a box already, since this came late on a slow line, stays there.
if (document.activeElement === document.body) document.querySelector("[data-focus]")?.focus();

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing) return;
  for (const open of document.querySelectorAll("details.gb-me[open]")) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details.gb-me[open]")) if (!open.contains(event.target)) open.open = false;
});

// A form goes up once; its buttons wait while it is under way, and come back with the page.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
});

window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// A file box in the page's own words, with the name of what was chosen.
for (const box of document.querySelectorAll("[data-file]")) {
  const [input, label, name] = box.children;
  const say = () => (name.textContent = input.files[0]?.name ?? box.dataset.none);
  input.classList.add("visually-hidden");
  label.hidden = name.hidden = false;
  input.addEventListener("change", say);
  say();
}
