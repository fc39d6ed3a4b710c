// Colleagues are told « répond » instead of « lit » while an answer is being written on this page.
export default function presence(element) {
  element.addEventListener("htmx:configRequest", (event) => {
    if (document.querySelector("[data-replying]")) event.detail.parameters.repond = "true";
  });
}
