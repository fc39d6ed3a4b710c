using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Requesters;
using Parvis.Web;

namespace Parvis.Features.Desk.People.Edit;

[Authorize(Policies.Agent)]
public sealed class IndexModel(RequesterService people, CurrentViewer viewer) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string PublicId { get; set; } = "";

    [BindProperty]
    public PersonForm Input { get; set; } = new();

    public EditConflict? Conflict { get; private set; }

    public string StoredName { get; private set; } = "";

    CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await FindAsync() is not { } person)
            return NotFound();
        Input = PersonForm.Of(person);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var saved = await people.SaveAsync(PublicId, Input.ToOptions(), Input.Version, viewer.Value, Aborted);
        if (saved is null)
            return NotFound();
        TempData["Done"] = $"La fiche de {saved.DisplayName} est enregistrée.";
        return LocalRedirect(RequesterLinks.Person(PublicId));
    }

    /// <summary>Nothing is saved: one more empty row for a phone, an e-mail or an address.</summary>
    [OutsideTransaction]
    public async Task<IActionResult> OnPostRowAsync()
    {
        ModelState.Clear();
        if (await FindAsync() is null)
            return NotFound();
        Input.Widen();
        return Page();
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (await FindAsync() is not { } person)
            return NotFound();
        Conflict = EditConflict.Between(
            Input.Version,
            person.Version,
            RequesterOptions.Of(person).Describe(),
            Input.ToOptions().Describe()
        );
        Input.Version = person.Version;
        ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
        Input.Widen();
        return Page();
    }

    async Task<Requester?> FindAsync()
    {
        var person = await people.FindAsync(PublicId, viewer.Value, Aborted);
        StoredName = person?.DisplayName ?? "";
        return person is { MergedIntoId: null } ? person : null;
    }
}
