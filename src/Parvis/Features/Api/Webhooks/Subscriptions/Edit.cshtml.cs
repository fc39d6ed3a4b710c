using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Api.Webhooks.Subscriptions;

[Authorize(Policies.Administrator)]
public sealed class EditModel(WebhookService webhooks, WebhookTargets targets) : PageModel, IRedisplayed
{
    /// <summary>Travels sealed from the page that makes the secret to the one page that shows it.</summary>
    const string SecretKey = "WebhookSecret";

    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public WebhookForm Input { get; set; } = new();

    public EditConflict? Conflict { get; private set; }

    public WebhookSubscription? Stored { get; private set; }

    public string? Secret { get; private set; }

    public bool AllowsPrivate => targets.AllowsPrivate;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Id is not { } id)
            return Page();
        Stored = await webhooks.FindAsync(id, cancellationToken);
        if (Stored is null)
            return NotFound();
        Input = WebhookForm.Of(Stored);
        Secret = TempData[SecretKey] as string;
        return Page();
    }

    [OutsideTransaction]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (Id is not { } id)
        {
            var (created, secret) = await webhooks.CreateAsync(Input.ToOptions(), cancellationToken);
            TempData[SecretKey] = secret;
            return Redirect(WebhookLinks.Subscription(created.Id));
        }

        var saved = await webhooks.SaveAsync(id, Input.ToOptions(), Input.Version, cancellationToken);
        if (saved is null)
            return NotFound();
        TempData["Done"] = $"L'abonnement « {saved.Name} » est enregistré.";
        return Redirect(WebhookLinks.Subscriptions);
    }

    public async Task<IActionResult> OnPostSecretAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (Id is not { } id || await webhooks.RenewSecretAsync(id, cancellationToken) is not { } secret)
            return NotFound();
        TempData[SecretKey] = secret;
        return Redirect(WebhookLinks.Subscription(id));
    }

    public async Task<IActionResult> OnPostDeletionAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (Id is not { } id || await webhooks.DeleteAsync(id, cancellationToken) is not { } deleted)
            return NotFound();
        TempData["Done"] = $"L'abonnement « {deleted.Name} » est supprimé.";
        return Redirect(WebhookLinks.Subscriptions);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (Id is not { } id)
            return Page();
        Stored = await webhooks.FindAsync(id, HttpContext.RequestAborted);
        if (Stored is null)
            return NotFound();
        Conflict = EditConflict.Between(
            Input.Version,
            Stored.Version,
            WebhookOptions.Of(Stored).Describe(),
            Input.ToOptions().Describe()
        );
        Input.Version = Stored.Version;
        ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
        return Page();
    }
}
