// A file that is too large is refused before it travels; the server refuses it all the same.
document.addEventListener("change", (event) => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || input.type !== "file" || !input.dataset.most) return;
  const tooLarge = [...input.files].some((file) => file.size > Number(input.dataset.most));
  const field = input.closest(".field");
  let line = field.querySelector("[data-file-problem]");
  if (!line) {
    line = document.createElement("p");
    line.className = "problem";
    line.dataset.fileProblem = "";
    line.setAttribute("role", "alert");
    input.after(line);
  }
  line.textContent = tooLarge ? input.dataset.tooLarge : "";
  line.hidden = !tooLarge;
  if (tooLarge) input.value = "";
});
