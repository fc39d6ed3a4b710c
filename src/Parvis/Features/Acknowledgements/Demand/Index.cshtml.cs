using Microsoft.AspNetCore.Authorization;
using Parvis.Features.Acknowledgements.Sending;
using Parvis.Features.Clocks;
using Parvis.Features.Requests.Actions;
using Parvis.Web;

namespace Parvis.Features.Acknowledgements.Demand;

/// <summary>Missing items, once the acknowledgement has left (CRPA L114-5).</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(RequestActions actions, NoticeDesk desk) : NoticeModel(actions, desk)
{
    public override bool OnlyItems => true;

    public override string Address => ClockLinks.AskForItems(Record.Reference);
}
