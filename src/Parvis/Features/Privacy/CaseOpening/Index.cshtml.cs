using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Privacy.Cases;
using Parvis.Features.Requesters.Names;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Privacy.CaseOpening;

[Authorize(Policies.DataProtection)]
public sealed class IndexModel(
    PrivacyCases cases,
    LookReader people,
    OnceOnly once,
    TownClock clock,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty]
    public string? FormToken { get; set; }

    [BindProperty(Name = "nom", SupportsGet = true)]
    public string? Typed { get; set; }

    [BindProperty(Name = "usager", SupportsGet = true)]
    public string? PersonId { get; set; }

    [BindProperty]
    public CaseKind Kind { get; set; }

    [BindProperty, Required(ErrorMessage = "Donnez la date de réception.")]
    public DateOnly? ReceivedOn { get; set; }

    [BindProperty]
    public IdentityProof Identity { get; set; }

    public PersonLookedAt? Person { get; private set; }

    public IReadOnlyList<NameMatch> Found { get; private set; } = [];

    public IEnumerable<SelectListItem> Kinds =>
        [
            new("Lire ce que la mairie sait d'elle", nameof(CaseKind.Access)),
            new("Le faire effacer", nameof(CaseKind.Erasure)),
        ];

    public IEnumerable<SelectListItem> Proofs =>
        Enum.GetValues<IdentityProof>().Select(p => new SelectListItem(p.InFrench(), p.ToString()));

    CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        ModelState.Clear();
        if (!await LoadAsync())
            return NotFound();
        FormToken = OnceOnly.NewToken();
        ReceivedOn = await clock.TodayAsync(Aborted);
        if (Person is null && !string.IsNullOrWhiteSpace(Typed))
            Found = await people.PeopleAsync(Typed, Aborted);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync() || Person is null)
            return NotFound();
        if (!ModelState.IsValid)
            return Page();
        var opened = await once.RunAsync(FormToken, () => OpenAsync(Person.Id), Aborted);
        return LocalRedirect(opened.Url);
    }

    public async Task<IActionResult> RedisplayAsync() => await LoadAsync() ? Page() : NotFound();

    async Task<string> OpenAsync(long person)
    {
        var opened = await cases.OpenAsync(
            new CaseOptions
            {
                Kind = Kind,
                PersonId = person,
                ReceivedOn = ReceivedOn!.Value,
                Identity = Identity,
            },
            viewer.Value,
            Aborted
        );
        TempData["Done"] = $"La demande {opened.Number} est ouverte.";
        return PrivacyLinks.Case(opened.PublicId);
    }

    async Task<bool> LoadAsync() =>
        string.IsNullOrEmpty(PersonId) || (Person = await people.PersonAsync(PersonId, Aborted)) is not null;
}
