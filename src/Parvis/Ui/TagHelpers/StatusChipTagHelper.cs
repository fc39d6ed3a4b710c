using Microsoft.AspNetCore.Razor.TagHelpers;
using Parvis.Features.Requests;

namespace Parvis.Ui.TagHelpers;

[HtmlTargetElement("status-chip", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StatusChipTagHelper(Icons icons) : TagHelper
{
    /// <summary>Nullable so that pages may write <c>Model.Status</c>: Razor reads a bare enum as a member's name.</summary>
    public required RequestStatus? Status { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Status is not { } status)
        {
            output.SuppressOutput();
            return;
        }

        var (kind, icon) = status switch
        {
            RequestStatus.Registered => ("new", "inbox"),
            RequestStatus.Assigned => ("open", "person-check"),
            RequestStatus.InProgress => ("open", "play-circle"),
            RequestStatus.WaitingForRequester => ("waiting", "hourglass-split"),
            RequestStatus.Referred => ("waiting", "signpost-split"),
            RequestStatus.Answered => ("done", "check-circle-fill"),
            RequestStatus.Closed => ("closed", "archive"),
            RequestStatus.Merged => ("closed", "union"),
        };
        Chip.Write(output, icons, kind, icon, status.InFrench());
    }
}
