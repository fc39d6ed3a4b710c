// Keeps the address in plain words: what was not chosen is not in it. Nothing is sent before the button is pressed:
// a list walked through with the arrow keys would reload the page at every step.
export default function filters(form) {
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
  });
}
