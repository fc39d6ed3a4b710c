// The list that « ? » opens, made from what this very page answers to.
import { labelOf } from "./keys.js";

function make(tag, attributes = {}, ...children) {
  const element = Object.assign(document.createElement(tag), attributes);
  element.append(...children);
  return element;
}

function keysOf(shortcut) {
  return shortcut.split(" ").flatMap((key, index) => (index ? [" puis ", make("kbd", {}, key)] : [make("kbd", {}, key)]));
}

export function open() {
  document.querySelector("dialog.shortcuts")?.remove();
  const list = make("dl", { className: "shortcut-list" });
  const seen = new Set();
  for (const element of document.querySelectorAll('[data-shortcut]:not([data-shortcut=""])')) {
    const shortcut = element.dataset.shortcut;
    if (seen.has(shortcut)) continue;
    seen.add(shortcut);
    list.append(make("dt", {}, ...keysOf(shortcut)), make("dd", {}, labelOf(element)));
  }
  list.append(make("dt", {}, make("kbd", {}, "?")), make("dd", {}, "Cette liste"));
  const title = make("h2", { id: "raccourcis" }, "Raccourcis clavier");
  const close = make("button", { className: "btn btn-secondary", type: "submit", autofocus: true }, "Fermer");
  const dialog = make("dialog", { className: "dialog shortcuts" },
    make("form", { method: "dialog", className: "dialog-head" }, title, close), list);
  dialog.setAttribute("aria-labelledby", "raccourcis");
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
}

export default function button(element) {
  element.closest("[hidden]")?.removeAttribute("hidden");
  element.addEventListener("click", () => {
    element.closest("[popover]")?.hidePopover();
    open();
  });
}
