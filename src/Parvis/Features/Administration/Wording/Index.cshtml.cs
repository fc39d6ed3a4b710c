using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Forms.Tongues;
using Parvis.Features.Requesters;
using Parvis.Ui.Translation;
using Parvis.Web;

namespace Parvis.Features.Administration.Wording;

/// <summary>How much of the residents' site is said in each language, and what is not.</summary>
[Authorize(Policies.Administrator)]
public sealed class IndexModel(Translations translations, TownTranslations ofTown) : PageModel
{
    public IReadOnlyList<LanguageState> Languages { get; private set; } = [];

    public const int MostTopics = 50;

    /// <summary>What the town wrote.</summary>
    public IReadOnlyList<TownTongueState> OfTown { get; private set; } = [];

    public static string NameOf(PortalLanguage language) => Requesters.Languages.InFrench(language.Code);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        OfTown = await ofTown.StatesAsync(cancellationToken);
        Languages =
        [
            .. PortalLanguage.All.Select(l => new LanguageState(
                l,
                Requesters.Languages.InFrench(l.Code),
                translations.All.Count,
                translations.MissingIn(l)
            )),
        ];
    }

    /// <summary>What a translator starts from.</summary>
    public IActionResult OnGetFile(string? langue) =>
        PortalLanguage.Of(langue) is { IsFrench: false } language
            ? File(
                Encoding.UTF8.GetBytes(Translations.TextOf(language)),
                "text/x-gettext-translation",
                $"{language.Code}.po"
            )
            : NotFound();
}

/// <param name="Language">One of the residents' site.</param>
/// <param name="Name">In French.</param>
/// <param name="Words">Of the site.</param>
/// <param name="Missing">Those that are shown in French.</param>
public sealed record LanguageState(PortalLanguage Language, string Name, int Words, IReadOnlyList<string> Missing);
