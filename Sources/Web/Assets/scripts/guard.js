// Asks before typed data is left behind; the words are the browser's.
enhancements.push((root) => each(root, "form[data-guard]", (form) => {
  let touched = false;
  form.addEventListener("input", () => { touched = true; });
  form.addEventListener("submit", () => { touched = false; });
  form.addEventListener("autosaved", () => { touched = false; });
  window.addEventListener("beforeunload", (event) => { if (touched && form.isConnected) event.preventDefault(); });
}));
