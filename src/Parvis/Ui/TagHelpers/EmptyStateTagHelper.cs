using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Parvis.Ui.TagHelpers;

/// <summary>An empty list says what would be there and how to get it.</summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTagHelper(Icons icons) : TagHelper
{
    public required string Title { get; set; }

    public string Icon { get; set; } = "inbox";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "empty-state");
        var title = new TagBuilder("p");
        title.AddCssClass("empty-state-title");
        title.InnerHtml.Append(Title);
        output.Content.SetHtmlContent(icons.Svg(Icon));
        output.Content.AppendHtml(title);
        output.Content.AppendHtml("<div class=\"empty-state-body\">").AppendHtml(content).AppendHtml("</div>");
    }
}
