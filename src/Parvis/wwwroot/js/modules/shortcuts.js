// The list that « ? » opens, made from what this very page answers to.
function make(tag, attributes = {}, ...children) {
  const element = Object.assign(document.createElement(tag), attributes);
  element.append(...children);
  return element;
}

function keysOf(keys, between) {
  return keys.flatMap((key, index) => (index ? [between, make("kbd", {}, key)] : [make("kbd", {}, key)]));
}

const keyNames = { Control: "Ctrl", Shift: "Maj", Enter: "Entrée" };

function pressed(button) {
  return keysOf(button.getAttribute("aria-keyshortcuts").split("+").map((key) => keyNames[key]), " + ");
}

function labelOf(element) {
  return (element.dataset.shortcutLabel ?? element.getAttribute("aria-label") ?? element.textContent).trim();
}

export function open(elements) {
  const list = make("dl", { className: "shortcut-list" });
  const seen = new Set();
  for (const element of elements) {
    const { shortcut } = element.dataset;
    if (seen.has(shortcut)) continue;
    seen.add(shortcut);
    list.append(make("dt", {}, ...keysOf(shortcut.split(" "), " puis ")), make("dd", {}, labelOf(element)));
  }
  for (const button of document.querySelectorAll("[aria-keyshortcuts]"))
    list.append(make("dt", {}, ...pressed(button)), make("dd", {}, labelOf(button)));
  list.append(make("dt", {}, make("kbd", {}, "?")), make("dd", {}, "Cette liste"));
  const title = make("h2", { id: "raccourcis" }, "Raccourcis clavier");
  const close = make("button", { className: "btn btn-secondary", type: "submit", autofocus: true }, "Fermer");
  const head = make("form", { method: "dialog", className: "dialog-head" }, title, close);
  const dialog = make("dialog", { className: "dialog" }, head, list);
  dialog.setAttribute("aria-labelledby", "raccourcis");
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
}
