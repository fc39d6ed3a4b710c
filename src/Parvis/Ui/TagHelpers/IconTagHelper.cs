using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Parvis.Ui.TagHelpers;

[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper(Icons icons) : TagHelper
{
    public required string Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(icons.Svg(Name));
    }
}
