// The editors are closed while there is no connection, and say why: a rule for the whole network is not kept on a device.

function tell() {
  for (const form of document.querySelectorAll("form[data-online]")) {
    form.querySelector("[data-offline]").hidden = navigator.onLine;
    for (const button of form.querySelectorAll("button[type=submit]")) button.disabled = !navigator.onLine;
  }
}
window.addEventListener("online", tell);
window.addEventListener("offline", tell);
tell();
