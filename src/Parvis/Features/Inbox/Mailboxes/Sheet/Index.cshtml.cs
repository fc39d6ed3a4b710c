using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Organisation;
using Parvis.Features.Settings.Mail;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Inbox.Mailboxes.Sheet;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(
    MailboxService mailboxes,
    MailPassword passwords,
    TypedPasswords typed,
    OrganisationDirectory directory,
    TopicCatalogue catalogue
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public MailboxForm Input { get; set; } = new();

    public EditConflict? Conflict { get; private set; }

    public Mailbox? Stored { get; private set; }

    public bool IsLocal => Id == Mailbox.LocalId;

    /// <summary>What came of the trial just made.</summary>
    public MailboxTrial? Trial { get; private set; }

    public IEnumerable<SelectListItem> Departments { get; private set; } = [];

    public IEnumerable<SelectListItem> Topics { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        if (Stored is not null)
            Input = MailboxForm.Of(Stored);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var stored = Id is { } id ? await mailboxes.FindAsync(id, cancellationToken) : null;
        var options = Input.ToOptions(stored, passwords, typed);
        if (await mailboxes.SaveAsync(Id, options, Input.Version, cancellationToken) is not { } saved)
            return NotFound();
        TempData["Done"] = $"La boîte « {saved.Name} » est enregistrée.";
        return Redirect(InboxLinks.Mailboxes);
    }

    /// <summary>With what is typed, saved or not.</summary>
    [OutsideTransaction]
    public async Task<IActionResult> OnPostTestAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || IsLocal)
            return NotFound();
        if (ModelState.IsValid)
            Trial = await mailboxes.TryAsync(Input.ToOptions(Stored, passwords, typed), cancellationToken);
        CarryPassword();
        return Page();
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var aborted = HttpContext.RequestAborted;
        if (!await LoadAsync(aborted))
            return NotFound();
        CarryPassword();
        if (Stored is null)
            return Page();
        Conflict = EditConflict.Between(
            Input.Version,
            Stored.Version,
            await mailboxes.DescribeAsync(MailboxOptions.Of(Stored), aborted),
            await mailboxes.DescribeAsync(Input.ToOptions(Stored, passwords, typed), aborted)
        );
        Input.Version = Stored.Version;
        ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
        return Page();
    }

    void CarryPassword()
    {
        Input.Carry(typed);
        ModelState.Remove($"{nameof(Input)}.{nameof(Input.TypedPassword)}");
    }

    async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (Id is { } id)
            Stored = await mailboxes.FindAsync(id, cancellationToken);
        var organisation = await directory.GetAsync(cancellationToken);
        var tree = await catalogue.GetAsync(cancellationToken);
        Departments = organisation.Departments("Celui du sujet, sinon le pilote", Stored?.DepartmentId);
        Topics =
        [
            new SelectListItem("À choisir ensuite", ""),
            .. tree
                .All.Where(t => t.Active || t.Id == Stored?.TopicId)
                .Select(t => new SelectListItem(t.Path, t.Id.ToString())),
        ];
        return Id is null || Stored is not null;
    }
}
