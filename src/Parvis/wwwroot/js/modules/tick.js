// Ticks rows: all of the page at once, a run with Shift, and says how many.
export default function tick(form) {
  const boxes = [...form.querySelectorAll("input[name=Ticked]")];
  const panel = form.querySelector("details");
  const words = form.querySelector("[data-tick-count]");
  const all = document.createElement("input");
  all.type = "checkbox";
  all.className = "form-check-input";
  const label = document.createElement("label");
  label.className = "tick-all";
  label.append(all, "Tout cocher sur cette page");
  form.prepend(label);
  let last = null;

  function say() {
    const ticked = boxes.filter((box) => box.checked).length;
    words.textContent = ticked === 0 ? "" : `· ${ticked} ${ticked > 1 ? "cochées" : "cochée"}`;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
    if (ticked > 0 && panel) panel.open = true;
  }

  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    say();
  });
  form.addEventListener("click", (event) => {
    const place = boxes.indexOf(event.target);
    if (place < 0) return;
    if (event.shiftKey && last !== null) {
      for (const box of boxes.slice(Math.min(place, last), Math.max(place, last) + 1)) box.checked = event.target.checked;
    }
    last = place;
    say();
  });
  say();
}
