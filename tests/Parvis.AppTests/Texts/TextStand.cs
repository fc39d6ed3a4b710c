using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.TestKit;

namespace Parvis.AppTests.Texts;

/// <summary>What the tests of text messages ask of a town.</summary>
static class TextStand
{
    public const string Said = "06 12 34 56 78";
    public const string Number = "+33612345678";

    public static readonly TextMessageSettings Folder = new() { Delivery = TextDelivery.Folder };

    public static Task TextsAsync(this TownApp app, TextMessageSettings settings) =>
        app.InScopeAsync(services =>
            services
                .GetRequiredService<Transactions>()
                .RunAsync(
                    () => services.GetRequiredService<SettingsStore>().SaveAsync(settings),
                    CancellationToken.None
                )
        );

    /// <summary>Somebody with a mobile and nothing else.</summary>
    public static async Task<long> MobileOnlyAsync(this TownApp app, bool agrees = true, string? email = null)
    {
        var id = await app.AddPersonAsync(
            new RequesterOptions
            {
                FirstName = "Aïcha",
                BirthName = "Benali",
                Contacts =
                [
                    new ContactOptions(ContactKind.Phone, Said),
                    .. email is null ? Array.Empty<ContactOptions>() : [new ContactOptions(ContactKind.Email, email)],
                ],
            }
        );
        if (agrees)
            await app.DatabaseAsync(async db =>
            {
                var person = await db.Set<Requester>().Include(r => r.ContactPoints).SingleAsync(r => r.Id == id);
                person.AgreeToTexts(Said, "au téléphone", "Karim Benali", app.Clock.UtcNow);
                return await db.SaveChangesAsync();
            });
        return id;
    }

    public static Task<CitizenRequest> AskAsync(
        this TownApp app,
        long person,
        Guid? topic = null,
        string by = "accueil"
    ) =>
        app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Phone,
                TopicId = topic ?? app.Town.Pothole,
                RequesterId = person,
                Subject = "Nid-de-poule rue des Lilas",
                Text = "Un trou profond devant le 12.",
            },
            by
        );

    /// <summary>Those in the folder: number, empty line, words.</summary>
    public static IReadOnlyList<string> Texts(this TownApp app) =>
        [
            .. Directory
                .EnumerateFiles(Directory.CreateDirectory(Path.Combine(app.DataFolder, "outbox")).FullName, "*.sms")
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllText),
        ];

    public static async Task<Correspondence> OneTextAsync(this TownApp app, CitizenRequest request) =>
        (await app.OutgoingAsync(request)).Where(c => c.Channel == Channel.TextMessage).ShouldHaveSingleItem();
}
