using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Data;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Actions;
using Parvis.Web;

namespace Parvis.Features.Acknowledgements.Settle;

/// <summary>Items that arrived, whichever way, or that the town does without.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(RequestActions actions, ItemsDemands demands) : RequestActionModel(actions)
{
    [BindProperty(SupportsGet = true)]
    public long DemandId { get; set; }

    [BindProperty]
    public List<int> Items { get; set; } = [];

    [BindProperty]
    public DateOnly? On { get; set; }

    /// <summary>The town does without them.</summary>
    [BindProperty]
    public bool Waived { get; set; }

    public ItemsDemand? Demand { get; private set; }

    /// <summary>Whoever gets them at the counter may note it; only who has the request decides to do without.</summary>
    protected override RequestAction Action => RequestAction.Hear;

    public bool MayWaive => RequestPolicy.Allows(Actions.Viewer, Record, RequestAction.Reply);

    protected override async Task PrepareAsync()
    {
        var open = (await demands.OfAsync(Record.Id, Aborted)).Where(d => d.IsOpen).ToList();
        Demand = open.Find(d => d.Id == DemandId) ?? open.FirstOrDefault();
        if (!HttpMethods.IsGet(Request.Method))
            return;
        DemandId = Demand?.Id ?? 0;
        On = await Actions.Clock.TodayAsync(Aborted);
        Items = Demand?.Missing.Select(i => i.Order).ToList() is [var only] ? [only] : [];
    }

    public Task<IActionResult> OnPostAsync() => ApplyAsync(SettleAsync, "Les pièces sont notées.");

    Task SettleAsync(CitizenRequest request, ProcessContext by)
    {
        if (On is not { } on)
            throw new RefusedException("Donnez le jour où les pièces sont arrivées.", nameof(On));
        if (Waived && !RequestPolicy.Allows(Actions.Viewer, request, RequestAction.Reply))
            throw new RefusedException("Seul le service qui a la demande peut se passer d'une pièce.", nameof(Waived));
        return demands.SettleAsync(request, new SettledItems(DemandId, Items, on, Waived), Aborted);
    }
}
