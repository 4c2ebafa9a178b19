// A second press while the first is under way sends nothing. A page taken back from the browser's cache starts anew.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented && !("upload" in form.dataset)) return;
  if (form.dataset.sending && form.method === "post") { event.preventDefault(); return; }
  form.dataset.sending = "1";
  // A form whose answer is a file keeps its page: it may be sent again after a while.
  setTimeout(() => { delete form.dataset.sending; }, 10000);
  if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
}, true);
window.addEventListener("pageshow", () => {
  each(document, "form[data-sending]", (form) => { delete form.dataset.sending; });
  each(document, "[aria-busy]", (button) => button.removeAttribute("aria-busy"));
});
