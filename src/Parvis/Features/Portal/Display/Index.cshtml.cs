using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Portal.Asking;
using Parvis.Features.Settings;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Portal.Display;

/// <summary>How large, how dark: chosen once for a browser, without a script.</summary>
[AllowAnonymous]
public sealed class IndexModel(SettingsStore settings) : PageModel, IRedisplayed
{
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Contrast { get; set; }

    [BindProperty]
    public string? Theme { get; set; }

    /// <summary>Short ones, of French alone; null where they are not offered.</summary>
    [BindProperty]
    public string? Sentences { get; set; }

    /// <summary>Where they came from.</summary>
    [BindProperty]
    public string? Back { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var chosen = Appearance.Of(HttpContext);
        (Text, Contrast, Theme) = (chosen.Text ?? "usual", chosen.Contrast ?? "usual", chosen.Theme ?? "auto");
        Sentences = chosen.EasyRead ? "easy" : "usual";
        var from = Request.GetTypedHeaders().Referer;
        Back = from is not null && from.Authority == Request.Host.Value ? from.PathAndQuery : "";
        return await RedisplayAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Choose(Appearance.Texts, Text, nameof(Text), Appearance.ChooseText);
        Choose(Appearance.Contrasts, Contrast, nameof(Contrast), Appearance.ChooseContrast);
        Choose(Appearance.Themes, Theme, nameof(Theme), Appearance.ChooseTheme);
        if (Sentences is not null)
            Choose(Appearance.Sentences, Sentences, nameof(Sentences), Appearance.ChooseSentences);
        var town = await settings.GetAsync<TownSettings>(HttpContext.RequestAborted);
        return LocalRedirect(
            Url.IsLocalUrl(Back) ? Back
            : town.IsOpenToResidents ? AskLinks.Catalogue
            : PortalLinks.Display
        );
    }

    void Choose(IReadOnlyList<string> offered, string? said, string field, Action<HttpContext, string> keep)
    {
        if (said is null || !offered.Contains(said, StringComparer.Ordinal))
            throw new RefusedException("Choisissez parmi les réponses proposées.", field);
        keep(HttpContext, said);
    }

    public Task<IActionResult> RedisplayAsync() => Task.FromResult<IActionResult>(Page());
}
