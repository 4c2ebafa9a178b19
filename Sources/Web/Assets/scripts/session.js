// Says in time that the session is about to end, and keeps what was typed when it has. Before anything is said the
// server is asked how much is left, for other tabs keep the same session alive; asking does not lengthen it.
enhancements.push((root) => each(root, "dialog[data-session]", (dialog) => {
  const { session, most, ahead, ask, keep } = dialog.dataset;
  const [clock, said, failed] = ["[data-clock]", "[role=status]", "[data-failed]"].map((part) => dialog.querySelector(part));
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("phien") : null;
  const marks = [60, 30];
  let stage = "far";
  let idleEnd, end, timer;
  const know = (rest) => { [idleEnd, end] = [rest.left, rest.most].map((seconds) => Date.now() + seconds * 1000); };
  const left = () => Math.max(0, Math.ceil((idleEnd - Date.now()) / 1000));
  const fetched = async (path, options) => {
    try {
      const answer = await fetch(path, { credentials: "same-origin", redirect: "error", ...options });
      if (answer.ok) know(await answer.json());
      return answer.ok;
    } catch { return false; }
  };
  const show = (next) => {
    if (next === stage) return;
    stage = next;
    said.textContent = "";
    failed.hidden = true;
    each(dialog, "[data-when]", (part) => { part.hidden = !part.dataset.when.split(" ").includes(next); });
    if (next === "far") dialog.close();
    else if (!dialog.open) dialog.showModal();
    else dialog.querySelector("h2").focus();
  };
  const look = async () => {
    clearTimeout(timer);
    // Where the server cannot be asked, what it said last holds.
    if (left() <= (stage === "far" ? ahead : 0)) await fetched(ask);
    const seconds = left();
    const isLast = (end - Date.now()) / 1000 <= ahead;
    show(seconds === 0 ? "over" : seconds > ahead ? "far" : isLast ? "last" : "soon");
    if (stage === "over") return;
    clock.textContent = `${Math.floor(seconds / 60)}:${twoDigits(seconds % 60)}`;
    if (stage !== "far" && marks.includes(seconds)) {
      said.textContent = `${said.dataset.left} ${seconds} ${said.dataset.seconds}`;
    }
    clearTimeout(timer);
    timer = setTimeout(look, stage === "far" ? (seconds - ahead) * 1000 : 1000);
  };
  const keepOn = async () => {
    const body = new URLSearchParams({ _csrf: dialog.querySelector("[name=_csrf]").value });
    const isKept = await fetched(keep, { method: "POST", body });
    failed.hidden = isKept;
    if (!isKept) return;
    tabs?.postMessage([idleEnd, end]);
    look();
  };
  dialog.querySelector("[data-keeps]").addEventListener("click", keepOn);
  dialog.querySelector("[data-closes]").addEventListener("click", () => dialog.close());
  // Esc is a sign of life like any other.
  dialog.addEventListener("cancel", (event) => { if (stage === "soon") { event.preventDefault(); keepOn(); } });
  tabs?.addEventListener("message", ({ data }) => { if (data[0] > idleEnd) { [idleEnd, end] = data; look(); } });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") look(); });
  know({ left: Number(session), most: Number(most) });
  tabs?.postMessage([idleEnd, end]);
  look();
}));
