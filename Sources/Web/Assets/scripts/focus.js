// A page that came back with problems opens at their summary; a link of the summary puts the cursor into its field.
enhancements.push((root) => {
  const summary = root.querySelector("[data-focus]");
  if (summary) summary.focus();
});
document.addEventListener("click", (event) => {
  const link = event.target.closest(".problems a[href^='#']");
  const field = link && document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
  if (!field) return;
  event.preventDefault();
  (field.closest(".field") || field).scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
});
