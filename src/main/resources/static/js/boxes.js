// The boxes of a form, as their reader finds them: on a slow line somebody writes before any script has come.

/** Whether somebody wrote in it: it says something else than what the page came with. */
export function written(box) {
  if (box.type === "checkbox" || box.type === "radio") return box.checked !== box.defaultChecked;
  return box.type !== "hidden" && box.defaultValue !== undefined && box.value !== box.defaultValue;
}
