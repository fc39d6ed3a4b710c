// details.menu opens without script; with it, it also closes as menus do.
export default function menus(root) {
  const close = (except) =>
    root.querySelectorAll("details.menu[open]").forEach((menu) => menu !== except && menu.removeAttribute("open"));
  root.addEventListener("click", (event) => close(event.target.closest?.("details.menu")));
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = event.target.closest?.("details.menu[open]");
    close();
    menu?.querySelector("summary")?.focus();
  });
}
