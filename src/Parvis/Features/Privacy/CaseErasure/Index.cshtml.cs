using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Privacy.Cases;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Privacy.Gathering;
using Parvis.Web;

namespace Parvis.Features.Privacy.CaseErasure;

[Authorize(Policies.DataProtection)]
[RequestFormLimits(ValueCountLimit = PersonAnswers.MostFields)]
public sealed class IndexModel(PrivacyCases cases, PersonErasure erasure, ShownRecords shown, CurrentViewer viewer)
    : PageModel,
        IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public List<string> Sheets { get; set; } = [];

    [BindProperty]
    public List<KeptChoice> Keep { get; set; } = [];

    public PrivacyCase Case { get; private set; } = null!;

    public string? Person { get; private set; }

    public ErasurePlan Plan { get; private set; } = null!;

    public IEnumerable<SelectListItem> Choices =>
        Enum.GetValues<KeepReason>()
            .Select(r => new SelectListItem($"Garder : {r.InFrench()}", r.ToString()))
            .Prepend(new SelectListItem("Effacer", ""));

    CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await cases.FindAsync(Id, Aborted) is { PersonId: null })
            return Redirect(PrivacyLinks.Case(Id));
        return await LoadAsync() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await cases.FindAsync(Id, Aborted) is not { Kind: CaseKind.Erasure } file)
            return NotFound();
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var kept = Keep.Where(k => k.Reason is not null)
            .DistinctBy(k => k.Reference, StringComparer.Ordinal)
            .ToDictionary(k => k.Reference, k => k.Reason!.Value, StringComparer.Ordinal);
        var done = await erasure.EraseAsync(
            file,
            new ErasureOptions
            {
                Reason = Reason,
                Kept = kept,
                Shown = [.. Keep.Select(k => k.Reference)],
                Sheets = Sheets,
            },
            viewer.Value,
            Aborted
        );
        TempData["Done"] = done ? "Ce qui pouvait l'être est effacé." : "C'était déjà effacé.";
        return Redirect(PrivacyLinks.Case(Id));
    }

    public async Task<IActionResult> RedisplayAsync() => await LoadAsync() ? Page() : NotFound();

    async Task<bool> LoadAsync()
    {
        if (await cases.FindAsync(Id, Aborted) is not { Kind: CaseKind.Erasure, PersonId: not null } file)
            return false;
        Case = file;
        Person = await cases.PersonAsync(file, Aborted);
        Plan = await erasure.PlanAsync(file, Aborted);
        if (await cases.SheetAsync(file, Aborted) is { } sheet)
            shown.NotePerson(sheet);
        return true;
    }
}

public sealed class KeptChoice
{
    public string Reference { get; set; } = "";

    /// <summary>Absent means erased.</summary>
    public KeepReason? Reason { get; set; }
}
