// One key, or two in a row such as "g a". Never while somebody types, never with a modifier: those belong to the browser.
const typing = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";
let first = null;

function isVisible(element) {
  return element.checkVisibility?.({ visibilityProperty: true }) ?? true;
}

function find(keys) {
  return [...document.querySelectorAll('[data-shortcut]:not([data-shortcut=""])')].find(
    (element) => element.dataset.shortcut === keys && !element.disabled,
  );
}

function activate(element) {
  if (element.matches(typing)) {
    element.focus();
    element.select?.();
  } else {
    element.click();
  }
}

export function labelOf(element) {
  return (element.dataset.shortcutLabel ?? element.getAttribute("aria-label") ?? element.textContent).trim();
}

export default function listen(root) {
  root.addEventListener("keydown", async (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && event.target.matches?.(".search-input")) event.target.blur();
    if (event.target.matches?.(typing) || document.querySelector("dialog[open]")) return;
    if (event.key === "?") {
      event.preventDefault();
      const { open } = await import("./shortcuts.js");
      open();
      return;
    }
    const keys = first ? `${first} ${event.key}` : event.key;
    first = null;
    const element = find(keys) ?? find(event.key);
    if (element && (isVisible(element) || element.matches("a"))) {
      event.preventDefault();
      activate(element);
    } else if ([...document.querySelectorAll('[data-shortcut]:not([data-shortcut=""])')].some((e) => e.dataset.shortcut.startsWith(`${event.key} `))) {
      first = event.key;
      setTimeout(() => (first = null), 1500);
    }
  });
}
