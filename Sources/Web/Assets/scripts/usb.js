// Talks to the signing software on the person's own machine: one WebSocket an operation, one JSON text each way. What
// is signed comes from the server; what was signed goes back in the form.
const askAgent = (block, operation, message, patience) => new Promise((resolve, reject) => {
  const socket = new WebSocket(`${block.dataset.agent}/${operation}`);
  const end = (act, value) => { clearTimeout(timer); socket.onclose = null; socket.close(); act(value); };
  const timer = setTimeout(() => end(reject, new Error("timeout")), patience);
  socket.onopen = () => socket.send(JSON.stringify(message));
  socket.onclose = () => end(reject, new Error("closed"));
  socket.onmessage = (event) => {
    try {
      const answer = JSON.parse(event.data);
      if (!Number.isInteger(answer.Status)) throw new Error("no status");
      end(resolve, answer);
    } catch (error) { end(reject, error); }
  };
});
// The agent's numbers, and where the page keeps the words for each.
const agentRefusals = { 1: "wrongPin", 2: "noToken", 3: "blocked", 4: "declined", 5: "foreign" };
enhancements.push((root) => each(root, "[data-usb]", (block) => {
  const part = (name) => block.querySelector(`[data-usb-${name}]`);
  const words = block.dataset;
  const form = block.querySelector("form");
  const sign = part("sign");
  const complain = (text) => {
    part("problem-text").textContent = text;
    part("problem").hidden = !text;
  };
  const check = async () => {
    sign.disabled = true;
    complain("");
    part("software").textContent = words.asking;
    part("token").textContent = "—";
    try {
      const state = await askAgent(block, "Status", {}, 3000);
      part("software").textContent = words.ready;
      part("token").textContent = state.Token ? words.plugged : words.unplugged;
      sign.disabled = !state.Token;
      if (!state.Token) complain(words.noToken);
    } catch {
      part("software").textContent = words.absent;
      complain(words.noAgent);
    }
  };
  const refusal = (answer) => {
    const left = answer.Status === 1 && answer.TriesLeft !== undefined ? ` ${words.left.replace("{n}", answer.TriesLeft)}` : "";
    return (words[agentRefusals[answer.Status]] || words.failed) + left;
  };
  const run = async () => {
    complain("");
    sign.disabled = true;
    sign.setAttribute("aria-busy", "true");
    try {
      const fields = new URLSearchParams({ _csrf: form.elements._csrf.value });
      const reply = await fetch(words.challenge, { method: "POST", body: fields, credentials: "same-origin" });
      if (!reply.ok) throw new Error(words.failed);
      const asked = await reply.json();
      const answer = await askAgent(block, "Sign", { Challenge: asked.challenge }, 115000);
      if (answer.Status !== 0) { complain(refusal(answer)); return; }
      form.elements.maPhien.value = asked.nonce;
      form.elements.chuKy.value = answer.Signature;
      form.requestSubmit();
    } catch {
      complain(words.failed);
    } finally {
      sign.disabled = false;
      sign.removeAttribute("aria-busy");
    }
  };
  part("plain").hidden = true;
  part("live").hidden = false;
  sign.addEventListener("click", run);
  part("check").addEventListener("click", check);
  check();
}));
