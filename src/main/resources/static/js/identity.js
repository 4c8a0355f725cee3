// Passwords may be shown while they are typed.
for (const button of document.querySelectorAll("button[data-show]")) {
  const field = document.getElementById(button.dataset.show);
  const word = button.querySelector("span");
  button.hidden = false;
  button.addEventListener("click", () => {
    const show = field.type === "password";
    field.type = show ? "text" : "password";
    button.setAttribute("aria-pressed", String(show));
    [word.textContent, button.dataset.shown] = [button.dataset.shown, word.textContent];
    button.querySelector("use").setAttribute("href", "/img/icons.svg#i-" + (show ? "eye-off" : "eye"));
  });
  // A password never goes up from a field that shows it: browsers would keep it among what was typed.
  field.form?.addEventListener("submit", () => (field.type = "password"));
}

// A link to hand over is copied by a press.
for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
    button.querySelector("span").textContent = button.dataset.done;
  });
}
