using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Parvis.Web;

namespace Parvis.Ui;

/// <summary>
/// One picture of the sprite; decoration only, so always beside a word. Residents' pages have two or three of them: drawn in
/// the page, they spare an old phone the whole sprite.
/// </summary>
public sealed partial class Icons(
    IFileVersionProvider versions,
    IWebHostEnvironment environment,
    IHttpContextAccessor accessor
)
{
    const string Sprite = "/icons.svg";

    readonly string sprite = versions.AddFileVersionToPath(PathString.Empty, Sprite);

    readonly Lazy<IReadOnlyDictionary<string, string>> drawings = new(() =>
    {
        using var reader = new StreamReader(environment.WebRootFileProvider.GetFileInfo(Sprite).CreateReadStream());
        return Symbol()
            .Matches(reader.ReadToEnd())
            .ToDictionary(m => m.Groups["name"].Value, m => m.Groups["drawing"].Value);
    });

    public IHtmlContent Svg(string name) =>
        new HtmlString(
            accessor.HttpContext is { } context
            && ResidentPages.IsOne(context)
            && drawings.Value.TryGetValue(name, out var drawing)
                ? $"""<svg class="icon" aria-hidden="true" focusable="false" viewBox="0 0 16 16">{drawing}</svg>"""
                : $"""<svg class="icon" aria-hidden="true" focusable="false"><use href="{sprite}#{name}"></use></svg>"""
        );

    [GeneratedRegex(
        """<symbol id="(?<name>[^"]+)" viewBox="0 0 16 16">(?<drawing>.*?)</symbol>""",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Symbol();
}
