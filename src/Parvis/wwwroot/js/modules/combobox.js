// What fields with a list under them share: the ARIA combobox, and the question asked to the server as letters come.

export function listUnder(input) {
  const list = document.createElement("ul");
  list.id = `${input.id}-liste`;
  list.className = "picker-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Propositions");
  list.hidden = true;
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.after(list);
  // The field keeps the focus, so that letters go on where they were.
  list.addEventListener("pointerdown", (event) => event.preventDefault());

  let active = -1;

  return {
    element: list,

    get shown() {
      return !list.hidden;
    },

    get options() {
      return [...list.querySelectorAll("[role=option]")];
    },

    get active() {
      return this.options[active] ?? null;
    },

    // A line already gone to stays chosen when the answer to the last letters comes and still has it.
    fill(items) {
      const chosen = this.shown && this.active && keyOf(this.active);
      list.replaceChildren(...items);
      active = chosen ? this.options.findIndex((option) => keyOf(option) === chosen) : -1;
      this.options.forEach((option, index) => {
        option.id ||= `${list.id}-${index}`;
        option.setAttribute("aria-selected", String(index === active));
      });
      if (active < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", this.active.id);
    },

    open() {
      list.hidden = list.childElementCount === 0;
      input.setAttribute("aria-expanded", String(!list.hidden));
    },

    close() {
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    },

    move(step) {
      this.activate(active < 0 && step < 0 ? -1 : active + step);
    },

    activate(index) {
      const all = this.options;
      if (all.length === 0) return;
      active = (index + all.length) % all.length;
      all.forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
      input.setAttribute("aria-activedescendant", all[active].id);
      all[active].scrollIntoView({ block: "nearest" });
    },
  };
}

function keyOf(option) {
  return option.dataset.url ?? option.dataset.value;
}

// Says how many were found to whoever does not see the list.
export function announcer(root) {
  const status = root.appendChild(Object.assign(document.createElement("p"), { className: "visually-hidden" }));
  status.setAttribute("role", "status");
  return (found) => {
    status.textContent = found === 0 ? "Aucun résultat" : `${found} ${found > 1 ? "résultats" : "résultat"}`;
  };
}

// The list items that answer a text; null when the server refused, undefined when another question came after.
export function asker(url) {
  const answers = new Map();
  let asking = null;
  return async (text) => {
    asking?.abort();
    asking = new AbortController();
    try {
      let html = answers.get(text);
      if (html === undefined) {
        const answer = await fetch(url + encodeURIComponent(text), {
          signal: asking.signal,
          headers: { "HX-Request": "true" },
        });
        if (answer.status === 401) document.dispatchEvent(new Event("parvis:signed-out"));
        if (!answer.ok) return null;
        html = await answer.text();
        answers.set(text, html);
      }
      return [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("li")];
    } catch (failure) {
      if (failure.name === "AbortError") return undefined;
      throw failure;
    }
  };
}
