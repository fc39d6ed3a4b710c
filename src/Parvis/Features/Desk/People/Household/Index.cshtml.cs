using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Choosing;
using Parvis.Features.Requesters.Ties;
using Parvis.Web;

namespace Parvis.Features.Desk.People.Household;

/// <summary>Who lives with this person; somebody may have two households.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    RequesterService people,
    PersonChoosing choosing,
    RequesterTies ties,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string PublicId { get; set; } = "";

    [BindProperty]
    public PersonInput Person { get; set; } = new();

    /// <summary>The household joined; empty for a new one.</summary>
    [BindProperty]
    public string? Into { get; set; }

    [BindProperty]
    public HouseholdRole Role { get; set; } = HouseholdRole.Partner;

    public Requester Subject { get; private set; } = null!;

    public IReadOnlyList<IGrouping<string, RelativeRow>> Households { get; private set; } = [];

    IReadOnlyList<PersonChoice> choices = [];

    CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        var result = await RedisplayAsync();
        Into = Households.Count > 0 ? Households[0].Key : null;
        return result;
    }

    /// <summary>Without a script: shows the people found for what was typed.</summary>
    [OutsideTransaction]
    public Task<IActionResult> OnPostLookAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAddAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        var other =
            await choosing.ResolveAsync(Person, nameof(Person), circleId: null, viewer.Value, Aborted)
            ?? throw new RefusedException("Dites qui vit dans ce foyer.", "Person.Text");
        await ties.JoinAsync(Subject.Id, Into, HouseholdRole.Adult, other, Role, Aborted);
        TempData["Done"] = "Le foyer est complété.";
        return LocalRedirect(RequesterLinks.Household(PublicId));
    }

    public async Task<IActionResult> OnPostLeaveAsync(string? household, string? leaving)
    {
        if (!await LoadAsync())
            return NotFound();
        if (await choosing.NumbersAsync([leaving], viewer.Value, Aborted) is not [var id])
            throw new RefusedException("Cette personne n'est plus dans le foyer.");
        await ties.LeaveAsync(Subject.Id, household, id, Aborted);
        TempData["Done"] = "La personne n'est plus dans ce foyer.";
        return LocalRedirect(RequesterLinks.Household(PublicId));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        Households =
        [
            .. (await ties.RelativesAsync(Subject.Id, viewer.Value, Aborted)).GroupBy(
                r => r.Household,
                StringComparer.Ordinal
            ),
        ];
        choices = await choosing.ChoicesAsync(Person, viewer.Value, Aborted);
        return Page();
    }

    public ViewDataDictionary PersonFieldIn(ViewDataDictionary view) =>
        new PersonField
        {
            Label = "Qui vit avec cette personne",
            Hint = "Nom, téléphone ou courriel.",
            LookUrl = $"{RequesterLinks.Household(PublicId)}?handler=Look",
            Choices = choices,
            Next = "#Role",
            Autofocus = true,
            MayBeOrganisation = false,
        }.In(view);

    async Task<bool> LoadAsync()
    {
        if (
            await people.FindAsync(PublicId, viewer.Value, Aborted)
            is not { MergedIntoId: null, Kind: RequesterKind.Person } person
        )
            return false;
        Subject = person;
        return true;
    }
}
