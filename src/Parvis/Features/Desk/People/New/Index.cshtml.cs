using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Duplicates;
using Parvis.Web;

namespace Parvis.Features.Desk.People.New;

[Authorize(Policies.Agent)]
public sealed class IndexModel(RequesterService people, DuplicateFinder duplicates, CurrentViewer viewer, OnceOnly once)
    : PageModel,
        IRedisplayed
{
    [BindProperty]
    public PersonForm Input { get; set; } = new();

    [BindProperty]
    public string? FormToken { get; set; }

    public IReadOnlyList<LikelyPerson> Likely { get; private set; } = [];

    CancellationToken Aborted => HttpContext.RequestAborted;

    /// <summary>A search that found nobody leads here with the name it looked for.</summary>
    public void OnGet([FromQuery(Name = "nom")] string? name)
    {
        FormToken = OnceOnly.NewToken();
        Input.BirthName = name;
    }

    public async Task<IActionResult> OnPostCreateAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (!Input.IsSomebodyElse)
        {
            Likely = await duplicates.FindAsync(Input.ToOptions(), except: null, viewer.Value, Aborted);
            if (Likely.Count > 0)
                return await RedisplayAsync();
        }

        var result = await once.RunAsync(
            FormToken,
            async () =>
            {
                var person = await people.AddAsync(Input.ToOptions(), circleId: null, Aborted);
                TempData["Done"] = $"La fiche de {person.DisplayName} est créée.";
                return RequesterLinks.Person(person.PublicId);
            },
            Aborted
        );
        return LocalRedirect(result.Url);
    }

    /// <summary>Nothing is saved: one more empty row for a phone, an e-mail or an address.</summary>
    [OutsideTransaction]
    public Task<IActionResult> OnPostRowAsync()
    {
        ModelState.Clear();
        return RedisplayAsync();
    }

    public Task<IActionResult> RedisplayAsync()
    {
        Input.Widen();
        return Task.FromResult<IActionResult>(Page());
    }
}
