using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Parvis.BrowserTests;

/// <summary>axe with the rules of WCAG 2.2, levels A and AA.</summary>
public static class Accessibility
{
    static readonly string Engine = new BundledAxeScriptProvider().GetScript();

    static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    const string Run = """
        async ([part, tags]) => {
          const result = await axe.run(part, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
          return result.violations.flatMap((rule) => rule.nodes.map((node) =>
            `${rule.id}: ${node.target.join(" ")} ${node.html.slice(0, 160)} ${node.any.concat(node.all, node.none).map((c) => c.message).join(" ; ").slice(0, 240)}`));
        }
        """;

    /// <summary>Every page of the context comes with the engine: it is sent to the browser once.</summary>
    public static Task PrepareAsync(IBrowserContext context) => context.AddInitScriptAsync(Engine);

    /// <summary>One line for each element that breaks a rule.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page, string part = "html")
    {
        if (!await page.EvaluateAsync<bool>("() => Boolean(window.axe)"))
            await page.EvaluateAsync(Engine);
        var found = await page.EvaluateAsync<JsonElement>(Run, new object[] { part, Rules });
        return [.. found.EnumerateArray().Select(e => e.GetString()!)];
    }
}
