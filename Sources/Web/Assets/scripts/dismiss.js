// A line that was dismissed stays away until the browser is closed.
enhancements.push((root) => each(root, "[data-dismiss]", (line) => {
  const key = `dong:${line.dataset.dismiss}`;
  const button = line.querySelector("button");
  line.hidden = sessionStorage.getItem(key) === "1";
  button.hidden = false;
  button.addEventListener("click", () => { sessionStorage.setItem(key, "1"); line.hidden = true; });
}));
