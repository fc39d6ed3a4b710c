// Keeps the recap beside the button true while the person writes. The server decides what needs a second look.
export default function reply(form) {
  const recipient = form.querySelector("[data-recap=recipient]");
  const files = form.querySelector("[data-recap=files]");
  const email = form.elements["Input.Email"];
  const uploads = form.elements["Uploads"];

  function recap() {
    recipient.textContent = email.value.trim() || "personne encore";
    const names = [...form.querySelectorAll("[name='Input.Files']:checked")].map((box) => box.dataset.name);
    names.push(...[...uploads.files].map((file) => file.name));
    files.textContent = names.join(", ") || "aucune";
  }

  form.addEventListener("input", recap);
  form.addEventListener("change", recap);
}
