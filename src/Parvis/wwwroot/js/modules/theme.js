// The plain form does the same with a page load.
export default function theme(form) {
  form.addEventListener("submit", (event) => {
    const choice = event.submitter?.value;
    if (!choice) return;
    event.preventDefault();
    document.cookie = `parvis-theme=${choice};path=/;max-age=31536000;samesite=lax`;
    if (choice === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
    form.querySelectorAll("button").forEach((b) => b.setAttribute("aria-pressed", String(b === event.submitter)));
  });
}
