// Says how many rows are ticked, and opens what can be done with them.
export default function tick(form) {
  const panel = form.querySelector("details");
  const count = form.querySelector("[data-tick-count]");
  form.addEventListener("change", (event) => {
    if (event.target.type !== "checkbox") return;
    const ticked = form.querySelectorAll("li input[type=checkbox]:checked").length;
    count.textContent = ticked ? `(${ticked})` : "";
    if (ticked && panel) panel.open = true;
  });
}
