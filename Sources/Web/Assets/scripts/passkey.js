// Asks the browser for a passkey, and sends what it gives. Without JavaScript the form says that it needs it.
const bytesOf = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const textOf = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
  .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const passkeys = (box) => box.dataset.credentials.split(" ").filter(Boolean).map((id) => ({ type: "public-key", id: bytesOf(id) }));
const newPasskey = async (box) => {
  const made = await navigator.credentials.create({ publicKey: {
    challenge: bytesOf(box.dataset.challenge), rp: { id: box.dataset.party, name: box.dataset.site },
    user: { id: bytesOf(box.dataset.user), name: box.dataset.name, displayName: box.dataset.name },
    pubKeyCredParams: [{ type: "public-key", alg: -7 }], excludeCredentials: passkeys(box), attestation: "none",
    authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
  } });
  return { duLieuKhach: made.response.clientDataJSON, duLieuKhoa: made.response.getAuthenticatorData() };
};
const shownPasskey = async (box) => {
  const shown = await navigator.credentials.get({ publicKey: {
    challenge: bytesOf(box.dataset.challenge), rpId: box.dataset.party, allowCredentials: passkeys(box),
    userVerification: "required",
  } });
  const answer = shown.response;
  return { khoa: shown.rawId, duLieuKhach: answer.clientDataJSON, duLieuKhoa: answer.authenticatorData, chuKy: answer.signature };
};
enhancements.push((root) => each(root, "[data-passkey]", (box) => {
  const form = box.closest("form");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const answer = await (box.dataset.passkey === "new" ? newPasskey(box) : shownPasskey(box));
      Object.entries(answer).forEach(([name, bytes]) => { form.elements[name].value = textOf(bytes); });
      form.submit();
    } catch {
      delete form.dataset.sending;
      box.textContent = box.dataset.failed;
    }
  });
}));
