using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Choosing;
using Parvis.Features.Requesters.Duplicates;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Desk.People.Merge;

/// <summary>Two sheets of one person side by side: which one lives on, and what makes us sure.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    RequesterService people,
    PersonChoosing choosing,
    DuplicateFinder duplicates,
    PeopleMerging merging,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string PublicId { get; set; } = "";

    [BindProperty]
    public PersonInput Other { get; set; } = new();

    /// <summary>Public id of the sheet that lives on.</summary>
    [BindProperty]
    public string? Keep { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Requester One { get; private set; } = null!;

    /// <summary>Null until it is chosen.</summary>
    public Requester? Two { get; private set; }

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public IReadOnlyList<LikelyPerson> Likely { get; private set; } = [];

    IReadOnlyList<PersonChoice> choices = [];

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync([FromQuery(Name = "autre")] string? other)
    {
        Other.Id = other;
        return RedisplayAsync();
    }

    /// <summary>Shows the two sheets side by side, or the people found for what was typed.</summary>
    [OutsideTransaction]
    public Task<IActionResult> OnPostLookAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await people.FindAsync(PublicId, viewer.Value, Aborted) is not { MergedIntoId: null } one)
            return NotFound();
        if (await OtherAsync() is not { } two)
            throw new RefusedException("Choisissez l'autre fiche.", "Other.Text");
        if (Keep != one.PublicId && Keep != two.PublicId)
            throw new RefusedException("Choisissez la fiche à garder.", nameof(Keep));
        var (kept, absorbed) = Keep == two.PublicId ? (two, one) : (one, two);
        await merging.MergeAsync(kept.PublicId, absorbed.PublicId, Reason, viewer.Value, Aborted);
        TempData["Done"] = $"La fiche de {absorbed.DisplayName} vit maintenant ici, avec ses demandes.";
        return LocalRedirect(RequesterLinks.Person(kept.PublicId));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (await people.FindAsync(PublicId, viewer.Value, Aborted) is not { MergedIntoId: null } one)
            return NotFound();
        One = one;
        Two = await OtherAsync();
        if (Two is null)
        {
            choices = await choosing.ChoicesAsync(Other, viewer.Value, Aborted);
            Likely = await duplicates.FindAsync(RequesterOptions.Of(one), one.Id, viewer.Value, Aborted);
            return Page();
        }

        Other.Text = Two.DisplayName;
        // The sheet known to all must be the one that stays.
        Keep ??= Two.KnownToAll && !One.KnownToAll ? Two.PublicId : One.PublicId;
        Differences = RequesterOptions.Of(One).Describe().DifferencesTo(RequesterOptions.Of(Two).Describe());
        return Page();
    }

    public ViewDataDictionary OtherField(ViewDataDictionary view) =>
        new PersonField
        {
            Label = "L'autre fiche",
            Hint = "Nom, téléphone ou courriel.",
            LookUrl = $"{RequesterLinks.Merge(PublicId)}?handler=Look",
            Choices = choices,
            Autofocus = true,
            MayCreate = false,
        }.In(view);

    async Task<Requester?> OtherAsync() =>
        string.IsNullOrWhiteSpace(Other.Id) || Other.Id == PublicId ? null
        : await people.FindAsync(Other.Id, viewer.Value, Aborted) is { MergedIntoId: null } found ? found
        : null;
}
