// Copies a code to be kept, and says that it did.
enhancements.push((root) => each(root, "[data-copy]", (box) => {
  const button = box.querySelector("button");
  if (!navigator.clipboard || !button) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(box.dataset.copy);
    box.querySelector("[role=status]").textContent = button.dataset.copied;
    button.querySelector("span").textContent = button.dataset.copied;
  });
}));
