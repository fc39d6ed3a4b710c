export default function focusSummary(summary) {
  summary.focus();
}
