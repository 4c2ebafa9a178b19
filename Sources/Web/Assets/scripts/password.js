// Shows and hides a password, and ticks off the rule while a new one is typed.
const passwordRules = {
  length: (text) => [...text].length >= 8,
  lower: (text) => /\p{Ll}/u.test(text),
  upper: (text) => /\p{Lu}/u.test(text),
  digit: (text) => /[0-9]/.test(text),
  special: (text) => /[^\p{L}\p{N}\s]/u.test(text),
};
enhancements.push((root) => each(root, "[data-password]", (box) => {
  const input = box.querySelector("input");
  const button = document.createElement("button");
  const say = (isShown) => {
    button.textContent = isShown ? box.dataset.hide : box.dataset.show;
    button.setAttribute("aria-label", isShown ? box.dataset.hideName : box.dataset.showName);
    input.type = isShown ? "text" : "password";
  };
  button.type = "button";
  button.className = "password__button";
  button.setAttribute("aria-controls", input.id);
  button.addEventListener("click", () => say(input.type === "password"));
  if (input.form) input.form.addEventListener("submit", () => say(false));
  say(false);
  box.append(button);
}));
enhancements.push((root) => each(root, "[data-rule-for]", (rule) => {
  const input = document.getElementById(rule.dataset.ruleFor);
  if (!input) return;
  const tick = () => each(rule, "[data-rule]", (line) => {
    line.dataset.is = passwordRules[line.dataset.rule](input.value) ? "met" : "open";
  });
  input.addEventListener("input", tick);
  tick();
}));
