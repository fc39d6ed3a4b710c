// Beside the page, while its person reads it: the number that its form is sent with. Without this file the request is
// confirmed by mail, or looked at first.
export default function proof(form) {
  const { salt, digest, most, checking } = form.dataset;
  const [field, status] = [form.querySelector("[name=Proof]"), form.querySelector("[role=status]")];
  const worker = new Worker(new URL("proof-worker.js", import.meta.url), { type: "module" });
  let done = false;
  let pressed = null;

  function finish(number) {
    worker.terminate();
    done = true;
    field.value = number ?? "";
    if (pressed) form.requestSubmit(pressed);
  }

  worker.addEventListener("message", (event) => finish(event.data));
  worker.addEventListener("error", () => finish(null));
  worker.postMessage({ salt, digest, most: Number(most) });
  form.addEventListener("submit", (event) => {
    if (done) return;
    event.preventDefault();
    pressed = event.submitter;
    status.textContent = checking;
  });
}
