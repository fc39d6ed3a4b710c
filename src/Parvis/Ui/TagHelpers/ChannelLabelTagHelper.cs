using Microsoft.AspNetCore.Razor.TagHelpers;
using Parvis.Features.Requesters;

namespace Parvis.Ui.TagHelpers;

[HtmlTargetElement("channel-label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChannelLabelTagHelper(Icons icons) : TagHelper
{
    /// <summary>Nullable so that pages may write <c>Model.Channel</c>: Razor reads a bare enum as a member's name.</summary>
    public required Channel? Channel { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Channel is not { } channel)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "channel-label");
        output.Content.SetHtmlContent(icons.Svg(channel.Icon()));
        output.Content.Append(channel.Word());
    }
}
