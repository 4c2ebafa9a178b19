// Menus are `details`; here they close with Esc, with a click elsewhere, and when the focus leaves them.
const closeMenu = (menu, focus) => {
  menu.open = false;
  if (focus) menu.querySelector("summary").focus();
};
document.addEventListener("click", (event) => {
  each(document, "details[data-menu][open]", (menu) => { if (!menu.contains(event.target)) closeMenu(menu, false); });
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  each(document, "details[data-menu][open]", (menu) => closeMenu(menu, menu.contains(document.activeElement)));
});
document.addEventListener("focusin", (event) => {
  each(document, ".account--menu[open]", (menu) => { if (!menu.contains(event.target)) closeMenu(menu, false); });
});
