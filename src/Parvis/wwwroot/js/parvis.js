// Enhancements only: every page works without this file.
const loaded = new WeakMap();

async function start(element) {
  for (const name of element.dataset.module.split(" ")) {
    const started = loaded.get(element) ?? new Set();
    if (started.has(name)) continue;
    loaded.set(element, started.add(name));
    const module = await import(`./modules/${name}.js`);
    module.default(element);
  }
}

function startAll(root) {
  if (root.matches?.("[data-module]")) start(root);
  root.querySelectorAll?.("[data-module]").forEach(start);
}

startAll(document);
document.addEventListener("htmx:load", (event) => startAll(event.detail.elt));

const { default: shortcuts } = await import("./modules/keys.js");
shortcuts(document);
const { default: forms } = await import("./modules/forms.js");
forms(document);
const { default: menus } = await import("./modules/menus.js");
menus(document);
