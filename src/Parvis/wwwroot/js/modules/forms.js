// A second press on a button must not do a thing twice; a page left with words in it asks first.
let leaving = false;
const dirty = new Set();

function release() {
  leaving = false;
  document.querySelectorAll("form[data-sending]").forEach((form) => {
    delete form.dataset.sending;
    form.querySelectorAll("[aria-disabled=true]").forEach((button) => button.removeAttribute("aria-disabled"));
  });
}

export default function guard(root) {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.matches("[hx-post], [target=_blank]")) return;
    if (form.dataset.sending) {
      event.preventDefault();
      return;
    }
    form.dataset.sending = "true";
    leaving = true;
    // Not "disabled": a disabled button's name would not be posted, and it would lose the focus.
    event.submitter?.setAttribute("aria-disabled", "true");
  });
  root.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-draft]");
    if (form) dirty.add(form);
  });
  window.addEventListener("pageshow", release);
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && [...dirty].some((form) => form.isConnected && !form.dataset.kept)) event.preventDefault();
  });
}
