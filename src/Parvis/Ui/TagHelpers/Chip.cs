using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Parvis.Ui.TagHelpers;

/// <summary>A meaning in three ways at once: a shape, a word, a colour.</summary>
static class Chip
{
    public static void Write(TagHelperOutput output, Icons icons, string kind, string icon, string word)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"chip chip-{kind}");
        output.Content.SetHtmlContent(icons.Svg(icon));
        var text = new TagBuilder("span");
        text.InnerHtml.Append(word);
        output.Content.AppendHtml(text);
    }
}
