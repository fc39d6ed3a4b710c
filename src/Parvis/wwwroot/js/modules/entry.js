// Quick entry with the keyboard alone: Enter goes on to the next field, Ctrl+Enter registers, Ctrl+Shift+Enter says
// that it was answered at once. The plain form does the same with its buttons.
const goesOn = "input:not([type=checkbox]):not([type=radio]):not([role=combobox]), select";

export default function entry(form) {
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const button = form.querySelector(event.shiftKey ? "[data-answer]" : "[data-register]");
      if (button) send(form, button);
    } else if (event.target.matches(goesOn)) {
      event.preventDefault();
      following(form, event.target)?.focus();
    }
  });
}

function send(form, button) {
  if (form.querySelector("[data-pending]"))
    form.addEventListener("picker:settled", () => send(form, button), { once: true });
  else form.requestSubmit(button);
}

function following(form, field) {
  const fields = [...form.querySelectorAll("input:not([type=hidden]):not([type=radio]), select:not([hidden]), textarea, button")]
    .filter((element) => element.checkVisibility());
  return fields[fields.indexOf(field) + 1];
}
