// The plain form does the same with a page load.
export default function rail(form) {
  const button = form.querySelector("button");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const small = button.value === "small";
    document.cookie = `parvis-rail=${button.value};path=/;max-age=31536000;samesite=lax`;
    if (small) document.documentElement.dataset.rail = "small";
    else delete document.documentElement.dataset.rail;
    button.value = small ? "large" : "small";
    button.querySelector("span").textContent = small ? "Élargir" : "Réduire le menu";
  });
}
