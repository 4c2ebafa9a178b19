// Shows how far an upload is. The answer's page takes the place of this one, as it would without JavaScript.
const showAnswer = (request) => {
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  document.title = page.title;
  document.body.replaceWith(document.adoptNode(page.body));
  history.pushState({ swapped: true }, "", request.responseURL);
  scrollTo(0, 0);
  enhance(document.body);
};
window.addEventListener("popstate", () => location.reload());
const progressLine = (form) => {
  const box = document.createElement("div");
  const text = document.createElement("p");
  const bar = document.createElement("progress");
  box.className = "upload";
  text.setAttribute("role", "status");
  text.textContent = form.dataset.uploading;
  bar.max = 100;
  bar.setAttribute("aria-label", form.dataset.uploading);
  box.append(text, bar);
  form.append(box);
  return { box, bar };
};
document.addEventListener("submit", (event) => {
  const form = event.target;
  const files = [...form.querySelectorAll("input[type=file]")].some((input) => input.files.length > 0);
  if (!("upload" in form.dataset) || !files || event.defaultPrevented) return;
  event.preventDefault();
  const fields = new FormData(form, event.submitter);
  const line = progressLine(form);
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", (step) => {
    if (step.lengthComputable) line.bar.value = Math.round((step.loaded / step.total) * 100);
  });
  request.addEventListener("load", () => {
    const type = request.getResponseHeader("Content-Type") || "";
    if (type.startsWith("text/html")) showAnswer(request);
    else location.assign(request.responseURL);
  });
  // What the network refused is sent again by the browser itself, whose own words then explain.
  request.addEventListener("error", () => { line.box.remove(); form.submit(); });
  request.open("POST", (event.submitter && event.submitter.formAction) || form.action);
  request.send(fields);
});
