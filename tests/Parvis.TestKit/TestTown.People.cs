using Microsoft.Extensions.DependencyInjection;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;

namespace Parvis.TestKit;

/// <summary>The residents every test may count on, by the public id of their sheet.</summary>
public sealed partial class TestTown
{
    /// <summary>Marie Dupont, born Martin, with a phone, an e-mail and an address.</summary>
    public string Marie { get; private set; } = "";

    /// <summary>Jean Dupont, who shares Marie's phone and address.</summary>
    public string Jean { get; private set; } = "";

    /// <summary>An association.</summary>
    public string FootballClub { get; private set; } = "";

    /// <summary>Salomé Kervella, known to the social circle only.</summary>
    public string Salome { get; private set; } = "";

    async Task AddRequestersAsync(IServiceProvider services)
    {
        Marie = await AddAsync(
            new RequesterOptions
            {
                Civility = "Madame",
                FirstName = "Marie",
                BirthName = "Martin",
                UsageName = "Dupont",
                PrefersUsageName = true,
                BirthDate = new DateOnly(1980, 5, 12),
                Contacts =
                [
                    new ContactOptions(ContactKind.Phone, "02 99 11 22 33"),
                    new ContactOptions(ContactKind.Email, "marie.dupont@example.fr"),
                    new ContactOptions(ContactKind.Address, "12 rue des Lilas, 35140 Saint-Aubin"),
                ],
            }
        );
        Jean = await AddAsync(
            new RequesterOptions
            {
                FirstName = "Jean",
                BirthName = "Dupont",
                Contacts =
                [
                    new ContactOptions(ContactKind.Phone, "02.99.11.22.33"),
                    new ContactOptions(ContactKind.Address, "12, rue des Lilas, 35140 Saint-Aubin"),
                ],
            }
        );
        FootballClub = await AddAsync(
            new RequesterOptions
            {
                Kind = RequesterKind.Organisation,
                OrganisationName = "Étoile sportive de Saint-Aubin",
            }
        );
        Salome = await AddAsync(
            new RequesterOptions
            {
                FirstName = "Salomé",
                BirthName = "Kervella",
                Contacts = [new ContactOptions(ContactKind.Phone, "06 12 34 56 78")],
            },
            SocialCircle
        );

        async Task<string> AddAsync(RequesterOptions options, Guid? circle = null) =>
            (
                await services.GetRequiredService<RequesterService>().AddAsync(options, circle, CancellationToken.None)
            ).PublicId;
    }
}
