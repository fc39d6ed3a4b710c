// The search box answers while somebody types: arrows choose a line, Enter opens it, or all the results when no line
// is chosen. The plain form does the same with one page more.
import { announcer, asker, listUnder } from "./combobox.js";

const pause = 80;
const shortest = 2;

export default function search(form) {
  const input = form.querySelector("[type=search]");
  const box = listUnder(input);
  box.element.classList.add("search-list");
  const announce = announcer(form);
  const ask = asker(form.dataset.url);
  let timer = 0;

  async function look() {
    const text = input.value.trim();
    if (text.length < shortest) return box.close();
    const items = await ask(text);
    if (!items) return;
    box.fill(items);
    announce(box.options.filter((option) => !option.matches(".hit-all")).length);
    if (document.activeElement === input) box.open();
  }

  function lookSoon() {
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  }

  input.addEventListener("input", lookSoon);
  input.addEventListener("blur", () => box.close());
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (box.shown) box.move(event.key === "ArrowDown" ? 1 : -1);
      else look();
    } else if (event.key === "Escape" && box.shown) {
      // The first Escape closes the list; the next one leaves the box.
      event.preventDefault();
      box.close();
    } else if (event.key === "Enter" && box.active) {
      event.preventDefault();
      open(box.active, event.ctrlKey || event.metaKey);
    }
  });
  box.element.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) open(option, event.ctrlKey || event.metaKey);
  });

  // Letters typed while this file was on its way.
  if (document.activeElement === input && input.value !== input.defaultValue) lookSoon();
}

function open(option, elsewhere) {
  if (elsewhere) window.open(option.dataset.url, "_blank", "noopener");
  else window.location.assign(option.dataset.url);
}
