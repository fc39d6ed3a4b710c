// A search-as-you-type list (ARIA combobox). Letters, then Enter or Tab: the first one is taken, even when it has not
// arrived yet, so that nobody who types fast waits or types into the wrong field.
// Around a select, it replaces the select and keeps it as the value; elsewhere the value is a hidden field.
import { announcer, asker, listUnder } from "./combobox.js";

const pause = 60;

export default function picker(root) {
  if (root.querySelector("[data-likely]")) return; // people who resemble a new sheet: the agent chooses among them
  const select = root.querySelector("select");
  const input = select ? inputFor(select) : root.querySelector("[role=combobox]");
  const value = select ?? root.querySelector("[data-picker-value]") ?? instead(root.querySelector("fieldset"));
  const box = listUnder(input);
  const announce = announcer(root);
  const question = asker(root.dataset.url);
  let typed = ""; // what the list shown answers
  let wanted = false; // a choice was asked for before the list came
  let timer = 0;

  input.addEventListener("input", () => {
    if (value.value) set("", null);
    want(false);
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (box.shown) box.move(event.key === "ArrowDown" ? 1 : -1);
      else ask();
    } else if (event.key === "Escape" && box.shown) {
      event.preventDefault();
      box.close();
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      take(true);
    } else if (event.key === "Tab" && !event.shiftKey) {
      if (take(false) === "stay") event.preventDefault();
    }
  });

  input.addEventListener("blur", () => wanted || box.close());
  box.element.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option && choose(option)) next();
  });

  function take(moves) {
    const text = input.value.trim();
    if (value.value || text === "") {
      if (moves) next();
      return;
    }
    clearTimeout(timer);
    if (text === typed && box.shown) {
      const option = box.active ?? box.options[0];
      if (!option || !choose(option)) return "stay";
      if (moves) next();
      return;
    }
    want(true);
    if (moves) next();
    ask();
  }

  async function ask() {
    const text = input.value.trim();
    if (text.length < 2) {
      want(false);
      return box.close();
    }
    try {
      const items = await question(text);
      if (items) show(text, items);
      else if (items === null) want(false);
    } catch (failure) {
      want(false);
      throw failure;
    }
  }

  // Whoever sends the form meanwhile waits for the choice.
  function want(now) {
    wanted = now;
    root.toggleAttribute("data-pending", now);
    if (!now) root.dispatchEvent(new CustomEvent("picker:settled", { bubbles: true }));
  }

  function show(text, items) {
    typed = text;
    box.fill(root.dataset.create ? [...items, creation(text)] : items);
    announce(box.options.filter((option) => !option.dataset.create).length);
    if (wanted) {
      if (box.options.length > 0) choose(box.options[0]);
      else input.focus();
      want(false);
      return;
    }
    if (document.activeElement !== input) return;
    box.open();
    if (box.shown) box.activate(0);
  }

  function creation(text) {
    const option = document.createElement("li");
    option.setAttribute("role", "option");
    option.className = "picker-create";
    option.dataset.create = "true";
    option.textContent = `${root.dataset.createLabel} « ${text} »`;
    return option;
  }

  function choose(option) {
    box.close();
    if (option.dataset.create) {
      create(input.value.trim());
      return false;
    }
    set(option.dataset.value, option.dataset.label ?? option.textContent.trim());
    return true;
  }

  function set(chosen, label) {
    value.value = chosen;
    if (label !== null) {
      input.value = label;
      typed = label;
    }
    root.classList.toggle("picker-chosen", chosen !== "");
    value.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function create(text) {
    const form = document.getElementById(root.dataset.create);
    form.open = true;
    const organisation = form.querySelector("[value=Organisation]:checked") && form.querySelector("[data-create-organisation]");
    const name = organisation || form.querySelector("[data-create-name]");
    if (!name.value) name.value = text;
    input.value = "";
    (organisation || form.querySelector("[data-create-first]") || name).focus();
  }

  // The name typed before saying what it names goes along.
  function rename(event) {
    if (!event.target.name.endsWith(".Kind")) return;
    const fields = ["[data-create-name]", "[data-create-organisation]"].map((field) => this.querySelector(field));
    const [from, to] = event.target.value === "Organisation" ? fields : fields.reverse();
    if (to.value === "") [from.value, to.value] = ["", from.value];
  }

  function next() {
    const target = root.dataset.next && document.querySelector(root.dataset.next);
    (target?.querySelector?.("[role=combobox]") ?? target)?.focus();
  }

  // A part opened and closed quickly is gone before this runs.
  document.getElementById(root.dataset.create)?.addEventListener("change", rename);
  if (select?.value) input.value = select.selectedOptions[0].textContent.trim();
  root.classList.toggle("picker-chosen", Boolean(value.value));
  // Letters typed while this file was on its way.
  if (document.activeElement === input && !value.value) ask();
}

// The choices shown to those without a script become the list again.
function instead(choices) {
  const chosen = choices.querySelector("input:checked");
  const value = Object.assign(document.createElement("input"), { type: "hidden", name: chosen.name, value: chosen.value });
  choices.replaceWith(value);
  return value;
}

function inputFor(select) {
  const input = document.createElement("input");
  input.className = "form-control";
  input.id = `${select.id}-recherche`;
  input.setAttribute("autocomplete", "off");
  input.spellcheck = false;
  for (const name of ["aria-describedby", "aria-invalid"]) {
    if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
  }
  if (select.dataset.placeholder) input.placeholder = select.dataset.placeholder;
  document.querySelector(`label[for="${select.id}"]`)?.setAttribute("for", input.id);
  const focused = select === document.activeElement;
  select.before(input);
  select.hidden = true;
  if (focused) input.focus();
  return input;
}
