// For pages of the town's own site: a search of what one can ask, and a way to follow a request. No cookie, no style, no
// library; both open the residents' site. <script src="https://…/js/integration.js" defer></script>
(() => {
  const script = document.currentScript;
  const site = new URL(script.src).origin;

  function form(action, label, name, button) {
    const id = `parvis-${name}`;
    const made = Object.assign(document.createElement("form"), { action: site + action, method: "get", className: "parvis" });
    const text = Object.assign(document.createElement("label"), { htmlFor: id, textContent: label });
    const field = Object.assign(document.createElement("input"), { id, name, autocomplete: "off" });
    made.append(text, " ", field, " ", Object.assign(document.createElement("button"), { textContent: button }));
    return made;
  }

  script.after(
    form("/demander", "Faire une demande à la mairie : de quoi s'agit-il ?", "q", "Chercher"),
    form("/suivi", "Suivre une demande : sa référence", "reference", "Suivre"),
  );
})();
