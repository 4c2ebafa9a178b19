// Saves a form's typed fields two seconds after the last change, and says so in one quiet line. Files and passwords
// are never part of it. The form's own fields carry the proof that they came from this page.
enhancements.push((root) => each(root, "form[data-autosave]", (form) => {
  const line = form.querySelector("[data-autosave-line]");
  let timer = 0;
  let saved = "";
  const fields = () => {
    const typed = new URLSearchParams();
    new FormData(form).forEach((value, name) => { if (typeof value === "string") typed.append(name, value); });
    each(form, "[data-password] input", (input) => typed.delete(input.name));
    return typed.toString();
  };
  const say = (state, text) => { line.dataset.state = state; line.textContent = text; };
  const save = async () => {
    const typed = fields();
    if (typed === saved) return;
    say("saving", line.dataset.saving);
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST", body: typed, credentials: "same-origin", keepalive: typed.length < 60000,
        headers: { "Content-Type": "application/x-www-form-urlencoded", "X-Requested-With": "autosave" },
      });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      saved = typed;
      form.dispatchEvent(new CustomEvent("autosaved"));
      const now = new Date();
      say("saved", `${line.dataset.saved} ${twoDigits(now.getHours())}:${twoDigits(now.getMinutes())}`);
    } catch {
      say("failed", line.dataset.failed);
      timer = setTimeout(save, 15000);
    }
  };
  saved = fields();
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 2000); });
  form.addEventListener("submit", () => clearTimeout(timer));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && form.isConnected) { clearTimeout(timer); save(); }
  });
}));
