// Buttons that need JavaScript are hidden until it runs.
enhancements.push((root) => each(root, "button[data-print]", (button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
}));
