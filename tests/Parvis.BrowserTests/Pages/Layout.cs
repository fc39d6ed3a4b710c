using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Parvis.TestKit;

namespace Parvis.BrowserTests.Pages;

/// <summary>What a person would see at once and a rule of accessibility does not say.</summary>
static partial class Layout
{
    const string TooWide = """
        () => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width && document.body.scrollWidth <= width) return [];
          const wide = [...document.body.querySelectorAll("*")].filter((e) => {
            const box = e.getBoundingClientRect();
            return box.width > 0 && box.right > width + 1 && e.checkVisibility();
          });
          const outer = wide.filter((e) => !wide.includes(e.parentElement)).slice(0, 5);
          return [`the page is ${document.documentElement.scrollWidth} px wide`,
            ...outer.map((e) => `${e.outerHTML.slice(0, 160)} ends at ${Math.round(e.getBoundingClientRect().right)}`)];
        }
        """;

    const string Lost = """
        () => [...document.querySelectorAll("a.btn, button, input, select, textarea")].filter((e) => {
          if (!e.checkVisibility({ opacityProperty: true })) return false;
          const style = getComputedStyle(e);
          const box = e.getBoundingClientRect();
          if (box.width < 2 || style.clipPath !== "none") return false;
          return style.color === style.backgroundColor && e.textContent.trim() !== "";
        }).map((e) => e.outerHTML.slice(0, 160))
        """;

    static readonly HashSet<string> Drawn =
    [
        .. Symbol()
            .Matches(File.ReadAllText(Path.Combine(Repository.ApplicationFolder, "wwwroot", "icons.svg")))
            .Select(m => m.Groups["name"].Value),
    ];

    /// <summary>A name the sprite lacks shows as nothing at all.</summary>
    public static async Task<IEnumerable<string>> MissingIconsAsync(IPage page)
    {
        var used = await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('use')].map((u) => u.getAttribute('href').split('#')[1])"
        );
        return used.Distinct().Where(name => !Drawn.Contains(name));
    }

    [GeneratedRegex("""<symbol id="(?<name>[^"]+)" """, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Symbol();

    public static Task<string[]> TooWideAsync(IPage page) => page.EvaluateAsync<string[]>(TooWide);

    /// <summary>Words that took the colour of what is behind them.</summary>
    public static Task<string[]> LostInForcedColoursAsync(IPage page) => page.EvaluateAsync<string[]>(Lost);
}
