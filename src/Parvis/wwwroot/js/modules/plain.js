// Puts a simpler word in the answer, where the person asks for it. Without this file the list is read.
export default function plain(section) {
  const text = section.closest("form").querySelector("textarea[name='Input.Body']");
  section.querySelectorAll("[data-plain-found]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      const { plainFound: found, plainInstead: instead } = button.dataset;
      const at = text.value.indexOf(found);
      if (at < 0) return;
      text.setRangeText(instead, at, at + found.length, "end");
      text.focus();
      text.dispatchEvent(new Event("input", { bubbles: true }));
      button.closest("li").remove();
    });
  });
}
