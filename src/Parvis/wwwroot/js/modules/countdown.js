// « part dans 12 secondes » instead of the hour; the server alone decides whether it is too late.
export default function countdown(element) {
  const until = Date.parse(element.dataset.until);
  const before = element.previousSibling;
  if (Number.isNaN(until)) return;

  function tick() {
    if (!element.isConnected) return;
    const seconds = Math.max(0, Math.ceil((until - Date.now()) / 1000));
    if (before?.nodeType === Node.TEXT_NODE) before.textContent = before.textContent.replace(/ à\s*$/, " dans ");
    element.textContent = seconds > 1 ? `${seconds} secondes` : "un instant";
    if (seconds > 0) setTimeout(tick, 1000);
  }

  tick();
}
