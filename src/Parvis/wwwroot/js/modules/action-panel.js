// The form of an action opens inside the request page: bring it into view, put the cursor in its first field, and let
// « Annuler » close it instead of loading the page again.
export default function actionPanel(panel) {
  panel.addEventListener("htmx:afterSwap", () => {
    panel.scrollIntoView({ block: "nearest" });
    const field = panel.querySelector("[autofocus], input:not([type=hidden]), select, textarea");
    (field ?? panel).focus();
  });
  panel.addEventListener("click", (event) => {
    if (!event.target.closest("[data-close-panel]")) return;
    event.preventDefault();
    panel.replaceChildren();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") panel.replaceChildren();
  });
}
