using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Web;

namespace Parvis.Features.Oversight.Elected.NoteForm;

[Authorize(Policies.ElectedOfficial)]
public sealed class IndexModel(StreetNotes notes, DelegationService delegations, OnceOnly once, CurrentViewer viewer)
    : PageModel,
        IRedisplayed
{
    [BindProperty]
    public string Token { get; set; } = "";

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public Guid? TopicId { get; set; }

    public IReadOnlyList<SelectListItem> Topics { get; private set; } = [];

    public Task OnGetAsync()
    {
        Token = OnceOnly.NewToken();
        return RedisplayAsync();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var sent = await once.RunAsync(
            Token,
            async () =>
            {
                var note = await notes.RegisterAsync(
                    new StreetNoteOptions
                    {
                        Words = Words,
                        Place = Place,
                        Name = Name,
                        Phone = Phone,
                        TopicId = TopicId,
                    },
                    viewer.Value,
                    cancellationToken
                );
                return OversightLinks.NoteReceipt(note.PublicId);
            },
            cancellationToken
        );
        return Redirect(sent.Url);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var topics = await delegations.TopicsOfAsync(viewer.Value.ElectedOfficialId!.Value, HttpContext.RequestAborted);
        Topics =
        [
            new SelectListItem("Je ne sais pas : la mairie choisira", ""),
            .. topics.Where(t => t.Active).Select(t => new SelectListItem(t.Path, t.Id.ToString())),
        ];
        return Page();
    }
}
