// The board: one box chooses all that are shown.

const all = document.querySelector("[data-all]");
const boxes = [...document.querySelectorAll('#board input[name="report"], #board input[name="unit"]')];

all?.addEventListener("change", () => {
  for (const box of boxes) box.checked = all.checked;
});
for (const box of boxes)
  box.addEventListener("change", () => {
    all.checked = boxes.every((each) => each.checked);
    all.indeterminate = !all.checked && boxes.some((each) => each.checked);
  });
