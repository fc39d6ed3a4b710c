using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Features.Settings;

namespace Parvis.Features.Portal.Asking.Check;

/// <summary>All answers once more, and the button that sends them.</summary>
[AllowAnonymous]
public sealed class IndexModel(AskDrafts drafts, AskSending sending, SettingsStore settings) : DraftPageModel(drafts)
{
    public string? Missing { get; private set; }

    public string Town { get; private set; } = "";

    public string Email { get; private set; } = "";

    protected override async Task<IActionResult> ShowAsync()
    {
        var town = await settings.GetAsync<TownSettings>(Aborted);
        (Town, Email) = (town.Name, town.Email);
        Missing = AskSending.Missing(Found);
        return await base.ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is { } elsewhere)
            return elsewhere;
        await sending.SendAsync(Found, Aborted);
        return Redirect(AskLinks.Receipt(Key));
    }
}
