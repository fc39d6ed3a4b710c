// A search-as-you-type list (ARIA combobox). Letters, then Enter or Tab: the first one is taken, even when it has not
// arrived yet, so that nobody who types fast waits or types into the wrong field.
// Around a select, it replaces the select and keeps it as the value; elsewhere the value is a hidden field.
const pause = 60;

export default function picker(root) {
  if (root.querySelector("[data-likely]")) return; // people who resemble a new sheet: the agent chooses among them
  const select = root.querySelector("select");
  const input = select ? inputFor(select) : root.querySelector("[role=combobox]");
  const value = select ?? root.querySelector("[data-picker-value]") ?? instead(root.querySelector("fieldset"));
  const list = listFor(root, input);
  const status = root.appendChild(Object.assign(document.createElement("p"), { className: "visually-hidden" }));
  status.setAttribute("role", "status");
  const answers = new Map();
  let typed = ""; // what the list shown answers
  let wanted = false; // a choice was asked for before the list came
  let active = -1;
  let timer = 0;
  let asking = null;

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
      if (list.hidden) ask();
      else activate(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      take(true);
    } else if (event.key === "Tab" && !event.shiftKey) {
      if (take(false) === "stay") event.preventDefault();
    }
  });

  input.addEventListener("blur", () => wanted || close());
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
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
    if (text === typed && !list.hidden) {
      const option = options()[Math.max(active, 0)];
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
      return close();
    }
    asking?.abort();
    asking = new AbortController();
    try {
      let html = answers.get(text);
      if (html === undefined) {
        const answer = await fetch(root.dataset.url + encodeURIComponent(text), {
          signal: asking.signal,
          headers: { "HX-Request": "true" },
        });
        if (!answer.ok) return want(false);
        html = await answer.text();
        answers.set(text, html);
      }
      show(text, html);
    } catch (failure) {
      if (failure.name === "AbortError") return;
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

  function show(text, html) {
    typed = text;
    const parsed = new DOMParser().parseFromString(html, "text/html");
    list.replaceChildren(...parsed.querySelectorAll("li"));
    if (root.dataset.create) list.append(creation(text));
    options().forEach((option, index) => {
      option.id ||= `${list.id}-${index}`;
      option.setAttribute("aria-selected", "false");
    });
    const found = options().filter((option) => !option.dataset.create).length;
    status.textContent = found === 0 ? "Aucun résultat" : `${found} ${found > 1 ? "résultats" : "résultat"}`;
    if (wanted) {
      if (options().length > 0) choose(options()[0]);
      else input.focus();
      want(false);
      return;
    }
    if (document.activeElement === input) open();
  }

  function creation(text) {
    const option = document.createElement("li");
    option.setAttribute("role", "option");
    option.className = "picker-create";
    option.dataset.create = "true";
    option.textContent = `${root.dataset.createLabel} « ${text} »`;
    return option;
  }

  function options() {
    return [...list.querySelectorAll("[role=option]")];
  }

  function activate(index) {
    const all = options();
    if (all.length === 0) return;
    active = (index + all.length) % all.length;
    all.forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
    input.setAttribute("aria-activedescendant", all[active].id);
    all[active].scrollIntoView({ block: "nearest" });
  }

  function choose(option) {
    close();
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
    const name = form.querySelector("[data-create-name]");
    if (!name.value) name.value = text;
    input.value = "";
    (form.querySelector("[data-create-first]") ?? name).focus();
  }

  function next() {
    const target = root.dataset.next && document.querySelector(root.dataset.next);
    (target?.querySelector?.("[role=combobox]") ?? target)?.focus();
  }

  function open() {
    active = -1;
    list.hidden = list.childElementCount === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (!list.hidden && options().length > 0) activate(0);
  }

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  if (select?.value) input.value = select.selectedOptions[0].textContent.trim();
  root.classList.toggle("picker-chosen", Boolean(value.value));
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
  input.setAttribute("role", "combobox");
  input.setAttribute("autocomplete", "off");
  input.spellcheck = false;
  for (const name of ["aria-describedby", "aria-invalid"]) {
    if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
  }
  if (select.dataset.placeholder) input.placeholder = select.dataset.placeholder;
  document.querySelector(`label[for="${select.id}"]`)?.setAttribute("for", input.id);
  select.before(input);
  select.hidden = true;
  return input;
}

function listFor(root, input) {
  const list = document.createElement("ul");
  list.id = `${input.id}-liste`;
  list.className = "picker-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Propositions");
  list.hidden = true;
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.after(list);
  return list;
}
