// A calendar beside a typed date: the browser's own, whose choice is written as dd/mm/yyyy.
enhancements.push((root) => each(root, "[data-date]", (box) => {
  const input = box.querySelector("input");
  const native = document.createElement("input");
  if (!("showPicker" in native)) return;
  native.type = "date";
  native.className = "date__native";
  native.tabIndex = -1;
  native.setAttribute("aria-hidden", "true");
  native.addEventListener("change", () => {
    const [year, month, day] = native.value.split("-");
    if (day) input.value = `${day}/${month}/${year}`;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  });
  const button = document.createElement("button");
  button.type = "button";
  button.className = "date__button";
  button.setAttribute("aria-label", box.dataset.calendar);
  button.title = box.dataset.calendar;
  button.append(calendarDrawing());
  button.addEventListener("click", () => {
    const typed = input.value.match(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/);
    if (typed) native.value = `${typed[3]}-${typed[2].padStart(2, "0")}-${typed[1].padStart(2, "0")}`;
    native.showPicker();
  });
  box.append(button, native);
}));
const calendarDrawing = () => {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  path.setAttribute("d", "M4 6h16v14.5H4ZM4 10.5h16M8 3.5V8M16 3.5V8");
  drawing.append(path);
  return drawing;
};
