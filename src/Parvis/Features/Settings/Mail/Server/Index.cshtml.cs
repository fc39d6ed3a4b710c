using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Web;

namespace Parvis.Features.Settings.Mail.Server;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(MailService mails, MailPassword passwords, TypedPasswords typed)
    : PageModel,
        IRedisplayed
{
    [BindProperty]
    public MailForm Input { get; set; } = new();

    [BindProperty]
    public string? TestTo { get; set; }

    public EditConflict? Conflict { get; private set; }

    public bool HasPassword { get; private set; }

    public bool Training => mails.Training;

    /// <summary>What came of the test just made; the sentence is empty when it went well.</summary>
    public string? TestProblem { get; private set; }

    public IEnumerable<SelectListItem> Deliveries =>
        [
            new("Par un serveur de courriel (SMTP)", nameof(MailDelivery.Smtp)),
            new("Dans le dossier « outbox » des données, sans rien envoyer", nameof(MailDelivery.PickupFolder)),
        ];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var (mail, version) = await mails.FindAsync(cancellationToken);
        Input = MailForm.Of(mail, version);
        HasPassword = mail.ProtectedPassword.Length > 0;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var (stored, _) = await mails.FindAsync(cancellationToken);
        await mails.SaveAsync(Input.Over(stored, passwords, typed), Input.Version, cancellationToken);
        TempData["Done"] = "L'envoi des courriels est réglé. Faites un essai pour être sûr.";
        return RedirectToPage();
    }

    [OutsideTransaction]
    public async Task<IActionResult> OnPostTestAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var (stored, _) = await mails.FindAsync(cancellationToken);
        var settings = Input.Over(stored, passwords, typed);
        TestProblem = await mails.TryAsync(settings, TestTo?.Trim() ?? "", cancellationToken) ?? "";
        HasPassword = stored.ProtectedPassword.Length > 0;
        CarryPassword(stored);
        return Page();
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var (stored, version) = await mails.FindAsync(HttpContext.RequestAborted);
        HasPassword = stored.ProtectedPassword.Length > 0;
        CarryPassword(stored);
        Conflict = EditConflict.Between(
            Input.Version,
            version,
            MailService.Describe(stored),
            MailService.Describe(Input.Over(stored, passwords, typed))
        );
        Input.Version = version;
        ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
        return Page();
    }

    void CarryPassword(MailSettings stored)
    {
        Input.Carry(typed, stored);
        ModelState.Remove($"{nameof(Input)}.{nameof(Input.TypedPassword)}");
    }
}
