using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Parvis.Ui;

/// <summary>One picture of the sprite; decoration only, so always beside a word.</summary>
public sealed class Icons(IFileVersionProvider versions)
{
    readonly string sprite = versions.AddFileVersionToPath(PathString.Empty, "/icons.svg");

    public IHtmlContent Svg(string name) =>
        new HtmlString(
            $"""<svg class="icon" aria-hidden="true" focusable="false"><use href="{sprite}#{name}"></use></svg>"""
        );
}
