// The form of an action opens inside the request page: bring it into view, put the cursor in its first field, and let
// « Annuler » or Escape close it instead of loading the page again. Closed, the cursor is back where it came from.
export default function actionPanel(panel) {
  let opener = null;

  panel.addEventListener("htmx:afterSwap", (event) => {
    const from = event.detail.requestConfig?.elt;
    if (from && !panel.contains(from)) opener = from;
    panel.scrollIntoView({ block: "nearest" });
    const field = panel.querySelector("[autofocus], input:not([type=hidden]), select, textarea");
    (field ?? panel).focus();
  });
  panel.addEventListener("click", (event) => {
    if (!event.target.closest("[data-close-panel]")) return;
    event.preventDefault();
    close();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });

  function close() {
    panel.replaceChildren();
    const target = opener?.checkVisibility() ? opener : opener?.closest("details")?.querySelector("summary");
    target?.focus();
  }
}
