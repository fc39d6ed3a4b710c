using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Parvis.Ui.TagHelpers;

[HtmlTargetElement("confidential-chip", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ConfidentialChipTagHelper(Icons icons) : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Chip.Write(output, icons, "confidential", "lock-fill", "Confidentiel");
}
