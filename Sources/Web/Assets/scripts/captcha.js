// Another picture without leaving the page: the form is asked for as its button would, and only this block is taken
// from the answer. Passwords stay here.
const refreshCaptcha = async (button) => {
  const form = button.form;
  const fields = new FormData(form);
  each(form, "[data-password] input", (input) => fields.delete(input.name));
  fields.set(button.name, button.value);
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(fields), credentials: "same-origin" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-captcha]");
  if (!fresh) throw new Error("no captcha in the answer");
  button.closest("[data-captcha]").replaceWith(fresh);
  fresh.querySelector(".input--captcha").focus();
};
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-captcha] button[formnovalidate]");
  if (!button || button.form.enctype === "multipart/form-data") return;
  event.preventDefault();
  refreshCaptcha(button).catch(() => { button.form.requestSubmit(button); });
});
// The voice plays here instead of on a page of its own.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-voice]");
  if (!link) return;
  event.preventDefault();
  new Audio(link.href).play().catch(() => { location.assign(link.href); });
});
