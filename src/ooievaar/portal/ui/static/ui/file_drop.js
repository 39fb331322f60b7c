/* Dropping files on an upload field, and a list of what was chosen. The field works without this. */
"use strict";

function showChosen(input, list) {
  list.replaceChildren(
    ...[...input.files].map((file) => {
      const item = document.createElement("li");
      item.textContent = `${file.name} (${size(file.size)})`;
      return item;
    }),
  );
  list.hidden = input.files.length === 0;
}

function size(bytes) {
  const language = document.documentElement.lang;
  const [amount, unit] = bytes < 1_000_000 ? [bytes / 1_000, "kB"] : [bytes / 1_000_000, "MB"];
  return `${amount.toLocaleString(language, { maximumFractionDigits: amount < 10 ? 1 : 0 })} ${unit}`;
}

function enhance(field) {
  const input = field.querySelector("input[type=file]");
  const list = field.querySelector("[data-file-drop-list]");
  const over = (isOver) => field.classList.toggle("file-drop--over", isOver);
  field.querySelector("[data-file-drop-words]").hidden = false;
  field.addEventListener("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  field.addEventListener("dragleave", () => over(false));
  field.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    input.files = event.dataTransfer.files;
    showChosen(input, list);
  });
  input.addEventListener("change", () => showChosen(input, list));
}

document.querySelectorAll("[data-file-drop]").forEach(enhance);
