// The desk by keyboard: `/` goes to the search, `j` and `k` walk the rows of a list, Enter opens. Never while typing.
const rowLinks = () => [...document.querySelectorAll(".table tbody tr")].map((row) => row.querySelector("a[href]")).filter(Boolean);
document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, select, textarea, [contenteditable]");
  if (!document.body.classList.contains("officer") || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    const field = document.querySelector(".filter input:not([type=hidden]), .search input");
    if (!field) return;
    event.preventDefault();
    field.focus();
  } else if (event.key === "j" || event.key === "k") {
    const links = rowLinks();
    const here = links.findIndex((link) => link.closest("tr").contains(document.activeElement));
    const next = links[event.key === "j" ? here + 1 : Math.max(0, here - 1)];
    if (next) next.focus();
  }
});
