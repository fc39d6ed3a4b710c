using Microsoft.AspNetCore.Razor.TagHelpers;
using Parvis.Features.Requesters;

namespace Parvis.Ui.TagHelpers;

[HtmlTargetElement("channel-label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChannelLabelTagHelper(Icons icons) : TagHelper
{
    public required Channel Channel { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "channel-label");
        output.Content.SetHtmlContent(icons.Svg(Channel.Icon()));
        output.Content.Append(Channel.Word());
    }
}
