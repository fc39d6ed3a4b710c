// Enhancements only: every page works without this file. One file, because each one is a request more.

// --- Modules, loaded when an element asks for one with data-module ---

const started = new WeakMap();

async function start(element) {
  for (const name of element.dataset.module.split(" ")) {
    const names = started.get(element) ?? new Set();
    if (names.has(name)) continue;
    started.set(element, names.add(name));
    (await import(`./modules/${name}.js`)).default(element);
  }
}

function startAll(root) {
  if (root.matches?.("[data-module]")) start(root);
  root.querySelectorAll?.("[data-module]").forEach(start);
}

startAll(document);

// What only serves once somebody comes to it is asked for then: a page costs few requests.
document.addEventListener("focusin", (event) => {
  const element = event.target.closest("[data-module-on-focus]");
  if (!element) return;
  element.dataset.module = element.dataset.moduleOnFocus;
  start(element);
});
document.addEventListener("htmx:load", (event) => startAll(event.detail.elt));

// --- Keyboard: one key, or two in a row such as "g a". Never while somebody types, never with a modifier: those
// belong to the browser. ---

const typing = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
let first = null;

function withShortcut() {
  return [...document.querySelectorAll('[data-shortcut]:not([data-shortcut=""], :disabled)')];
}

function activate(element) {
  if (!element.matches(typing)) return element.click();
  element.focus();
  element.select?.();
}

async function help() {
  (await import("./modules/shortcuts.js")).open(withShortcut());
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && event.target.matches?.(".search-input")) event.target.blur();
  if (event.target.matches?.(typing) || document.querySelector("dialog[open]")) return;
  if (event.key === "?") return help();
  const keys = first ? `${first} ${event.key}` : event.key;
  first = null;
  const elements = withShortcut();
  const element = elements.find((e) => e.dataset.shortcut === keys) ?? elements.find((e) => e.dataset.shortcut === event.key);
  if (element) {
    event.preventDefault();
    activate(element);
  } else if (elements.some((e) => e.dataset.shortcut.startsWith(`${event.key} `))) {
    first = event.key;
    setTimeout(() => (first = null), 1500);
  }
});

document.querySelectorAll("[data-help]").forEach((button) => {
  button.closest("[hidden]")?.removeAttribute("hidden");
  button.addEventListener("click", () => {
    button.closest("[popover]")?.hidePopover();
    help();
  });
});

// --- Forms: a second press must not do a thing twice; a page left with words in it asks first (data-draft) ---

const unsaved = new Set();
let leaving = false;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.matches("[hx-post], [target=_blank]")) return;
  if (form.dataset.sending) return event.preventDefault();
  form.dataset.sending = "true";
  leaving = true;
  // Not "disabled": a disabled button's name would not be posted, and it would lose the focus.
  event.submitter?.setAttribute("aria-disabled", "true");
});

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-draft]");
  if (form) unsaved.add(form);
});

window.addEventListener("beforeunload", (event) => {
  if (!leaving && [...unsaved].some((form) => form.isConnected && !form.dataset.kept)) event.preventDefault();
});

window.addEventListener("pageshow", () => {
  leaving = false;
  document.querySelectorAll("form[data-sending]").forEach((form) => {
    delete form.dataset.sending;
    form.querySelectorAll("[aria-disabled=true]").forEach((button) => button.removeAttribute("aria-disabled"));
  });
});

// --- details.menu opens without script; with it, it also closes as menus do ---

function closeMenus(except) {
  document.querySelectorAll("details.menu[open]").forEach((menu) => menu !== except && menu.removeAttribute("open"));
}

document.addEventListener("click", (event) => {
  const chosen = event.target.closest?.("details.menu > ul a");
  closeMenus(chosen ? null : event.target.closest?.("details.menu"));
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = event.target.closest?.("details.menu[open]");
  closeMenus();
  menu?.querySelector("summary")?.focus();
});

// --- Theme and rail: the plain forms do the same with a page load ---

const page = document.documentElement;

function keep(name, value) {
  document.cookie = `parvis-${name}=${value};path=/;max-age=31536000;samesite=lax`;
}

document.querySelector("[data-theme-choice]")?.addEventListener("submit", (event) => {
  event.preventDefault();
  const choice = event.submitter.value;
  keep("theme", choice);
  page.dataset.theme = choice === "auto" ? "" : choice;
  event.target.querySelectorAll("button").forEach((b) => b.setAttribute("aria-pressed", String(b === event.submitter)));
});

document.querySelector("[data-rail-choice]")?.addEventListener("submit", (event) => {
  event.preventDefault();
  const button = event.submitter;
  const choice = button.value;
  keep("rail", choice);
  page.dataset.rail = choice === "small" ? "small" : "";
  button.value = choice === "small" ? "large" : "small";
  button.querySelector("span").textContent = choice === "small" ? "Élargir" : "Réduire le menu";
});

// --- The session ended, or the server is away, while somebody was typing: it is kept, and they are told before they send it ---

function tell(name, words) {
  if (document.querySelector(`.${name}`)) return;
  const notice = document.createElement("p");
  notice.className = `notice notice-warning ${name}`;
  notice.setAttribute("role", "alert");
  notice.textContent = words;
  document.querySelector("main").prepend(notice);
}

function sessionEnded() {
  tell("session-ended", "Votre session s'est terminée. Envoyez ce que vous écrivez : vous vous reconnecterez sans rien perdre.");
}

function away() {
  tell("server-away", "Parvis ne répond pas pour l'instant. Ce que vous écrivez reste dans cette page : envoyez-le dans un instant.");
}

document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status === 401) sessionEnded();
  if (event.detail.xhr.status === 503) away();
});
document.addEventListener("htmx:sendError", away);
document.addEventListener("htmx:afterOnLoad", (event) => {
  if (event.detail.xhr.status < 500) document.querySelector(".server-away")?.remove();
});
document.addEventListener("parvis:signed-out", sessionEnded);
