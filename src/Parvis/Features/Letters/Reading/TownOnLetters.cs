using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Scans.Reading;

namespace Parvis.Features.Letters.Reading;

/// <summary>How letters name the town hall, so that it is not taken for who writes.</summary>
public sealed class TownOnLetters(SettingsStore settings, OrganisationDirectory directory, TownClock clock)
{
    // Two digits, five or more, a letter; spaces and dashes are free.
    const string Reference = @"\b\d{2}[ -]?\d{5,}[ -]?[A-Z]\b";

    public async Task<LetterContext> ReadAsync(CancellationToken cancellationToken)
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        var organisation = await directory.GetAsync(cancellationToken);
        return new LetterContext
        {
            Today = await clock.TodayAsync(cancellationToken),
            AddresseeNames = Filled([
                // The bare name of the town ends every resident's address too.
                Folding.Fold(town.Name) == Folding.Fold(town.City)
                    ? ""
                    : town.Name,
                $"Mairie de {town.City}",
                $"Ville de {town.City}",
                $"Commune de {town.City}",
                "Monsieur le Maire",
                "Madame la Maire",
                // « Mairie » alone is one letter away from Marie.
                .. organisation.ServicePoints.Select(p => p.Name).Where(name => name.Contains(' ')),
            ]),
            AddresseeStreets = Filled([
                town.Address,
                .. organisation.ServicePoints.Select(p => p.Address.Split('\n', ',')[0]),
            ]),
            AddresseeEmails = Filled([town.Email, .. organisation.Departments.Select(d => d.Email)]),
            AddresseePhones = Filled([town.Phone, .. organisation.Departments.Select(d => d.Phone)]),
            ReferencePattern = Reference,
        };
    }

    static IReadOnlyList<string> Filled(IEnumerable<string> words) =>
        [.. words.Select(w => w.Trim()).Where(w => w.Length > 0).Distinct(StringComparer.Ordinal)];
}
