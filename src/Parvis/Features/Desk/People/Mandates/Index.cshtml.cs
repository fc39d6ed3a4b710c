using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Choosing;
using Parvis.Features.Requesters.Ties;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Desk.People.Mandates;

/// <summary>Who acts for this person, for whom they act: by what right, proved how, until when.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    RequesterService people,
    PersonChoosing choosing,
    RequesterTies ties,
    TownClock clock,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string PublicId { get; set; } = "";

    [BindProperty]
    public PersonInput Person { get; set; } = new();

    [BindProperty]
    public bool OtherActs { get; set; } = true;

    [BindProperty]
    public RepresentationKind Kind { get; set; }

    [BindProperty, StringLength(200)]
    public string? Capacity { get; set; }

    [BindProperty, StringLength(300)]
    public string? Proof { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    public Requester Subject { get; private set; } = null!;

    public IReadOnlyList<MandateRow> Mandates { get; private set; } = [];

    public DateOnly Today { get; private set; }

    IReadOnlyList<PersonChoice> choices = [];

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    /// <summary>Without a script: shows the people found for what was typed.</summary>
    [OutsideTransaction]
    public Task<IActionResult> OnPostLookAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAddAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (!await LoadAsync())
            return NotFound();
        var other =
            await choosing.ResolveAsync(Person, nameof(Person), circleId: null, viewer.Value, Aborted)
            ?? throw new RefusedException("Choisissez la personne.", "Person.Text");
        if (Until < Today)
            throw new RefusedException("Cette date est passée : vérifiez l'année.", nameof(Until));
        var options = new RepresentationOptions
        {
            Kind = Kind,
            Capacity = Capacity,
            Proof = Proof,
            Until = Until,
        };
        var (representative, represented) = OtherActs ? (other, Subject.Id) : (Subject.Id, other);
        ties.Entrust(representative, represented, options, viewer.Value);
        TempData["Done"] = "Le lien est noté.";
        return LocalRedirect(RequesterLinks.Mandates(PublicId));
    }

    public async Task<IActionResult> OnPostEndAsync(string? mandate)
    {
        if (!await LoadAsync())
            return NotFound();
        await ties.EndAsync(Subject.Id, mandate, Today, Aborted);
        TempData["Done"] = "Ce lien est terminé.";
        return LocalRedirect(RequesterLinks.Mandates(PublicId));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        Mandates = await ties.MandatesAsync(Subject.Id, Today, viewer.Value, Aborted);
        choices = await choosing.ChoicesAsync(Person, viewer.Value, Aborted);
        return Page();
    }

    public ViewDataDictionary PersonFieldIn(ViewDataDictionary view) =>
        new PersonField
        {
            Label = "L'autre personne ou organisme",
            Hint = "Nom, téléphone ou courriel.",
            LookUrl = $"{RequesterLinks.Mandates(PublicId)}?handler=Look",
            Choices = choices,
            Next = "#Kind",
            Autofocus = true,
        }.In(view);

    async Task<bool> LoadAsync()
    {
        if (await people.FindAsync(PublicId, viewer.Value, Aborted) is not { MergedIntoId: null } person)
            return false;
        Subject = person;
        Today = await clock.TodayAsync(Aborted);
        return true;
    }
}
