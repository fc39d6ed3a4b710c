using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Parvis.Ui.TagHelpers;

/// <summary>Keyset paging knows the page before and the page after, never a page number.</summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper(Icons icons) : TagHelper
{
    public string? Next { get; set; }

    public string? Previous { get; set; }

    /// <summary>Tells two lists of one page apart.</summary>
    public string Label { get; set; } = "Suite de la liste";

    // Razor hands over an empty string where the page has null.
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(Next) && string.IsNullOrEmpty(Previous))
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", Label);
        if (!string.IsNullOrEmpty(Previous))
            output.Content.AppendHtml(Link(Previous, "prev", "arrow-left", "Page précédente"));
        if (!string.IsNullOrEmpty(Next))
            output.Content.AppendHtml(Link(Next, "next", "arrow-right", "Page suivante"));
    }

    TagBuilder Link(string url, string rel, string icon, string words)
    {
        var link = new TagBuilder("a");
        link.AddCssClass($"btn btn-secondary pager-{rel}");
        link.Attributes["href"] = url;
        link.Attributes["rel"] = rel;
        link.InnerHtml.AppendHtml(icons.Svg(icon)).Append(words);
        return link;
    }
}
