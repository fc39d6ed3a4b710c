using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Parvis.Ui.TagHelpers;

/// <summary>A sentence set apart: <c>info</c>, <c>done</c> or <c>warning</c>.</summary>
[HtmlTargetElement("notice")]
public sealed class NoticeTagHelper(Icons icons) : TagHelper
{
    public string Kind { get; set; } = "info";

    /// <summary>Announced by screen readers when it appears: for what has just happened.</summary>
    public bool Live { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var icon = Kind switch
        {
            "info" => "info-circle-fill",
            "done" => "check-circle-fill",
            "warning" => "exclamation-triangle-fill",
            _ => throw new ArgumentException($"No notice of kind '{Kind}'.", nameof(context)),
        };
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", $"notice notice-{Kind}");
        if (Live)
            output.Attributes.SetAttribute("role", Kind == "warning" ? "alert" : "status");
        output.Content.SetHtmlContent(icons.Svg(icon));
        output.Content.AppendHtml("<div class=\"notice-body\">").AppendHtml(content).AppendHtml("</div>");
    }
}
