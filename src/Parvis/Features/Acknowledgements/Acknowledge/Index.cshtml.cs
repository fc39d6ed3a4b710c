using Microsoft.AspNetCore.Authorization;
using Parvis.Features.Acknowledgements.Sending;
using Parvis.Features.Requests.Actions;
using Parvis.Web;

namespace Parvis.Features.Acknowledgements.Acknowledge;

/// <summary>The « accusé de réception » of the law, with the missing items when there are some.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(RequestActions actions, NoticeDesk desk) : NoticeModel(actions, desk)
{
    public override bool OnlyItems => false;

    public override string Address => AcknowledgementLinks.Acknowledge(Record.Reference);
}
