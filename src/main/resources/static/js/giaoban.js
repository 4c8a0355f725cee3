// What every page shares: focus on the error summary, menus that close, one send per press.

document.querySelector("[data-focus]")?.focus();

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
