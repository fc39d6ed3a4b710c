using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.BrowserTests.Journeys;

/// <summary>The town all journeys share: each brings its own resident and its own requests.</summary>
static class JourneyTown
{
    static readonly Lazy<Task<TownApp>> Town = new(StartAsync);

    static JourneyTown() =>
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (Town is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
                Town.Value.Result.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));
        };

    public static Task<TownApp> SharedAsync() => Town.Value;

    /// <summary>A resident with a phone, a mail address and a roof.</summary>
    public static Task<long> AddResidentAsync(this TownApp app, string firstName, string lastName) =>
        app.AddAsync(firstName, lastName, new ContactOptions(ContactKind.Email, MailOf(lastName)));

    /// <summary>A resident with a phone and a roof.</summary>
    public static Task<long> AddWithoutMailAsync(this TownApp app, string firstName, string lastName) =>
        app.AddAsync(firstName, lastName);

    static async Task<long> AddAsync(
        this TownApp app,
        string firstName,
        string lastName,
        params ContactOptions[] contacts
    )
    {
        var resident = new RequesterOptions
        {
            Civility = "Madame",
            FirstName = firstName,
            BirthName = lastName,
            Contacts =
            [
                new ContactOptions(ContactKind.Phone, "02 40 11 22 33"),
                .. contacts,
                new ContactOptions(ContactKind.Address, "4 rue des Lilas, 35140 Saint-Aubin"),
            ],
        };
        var added = await app.InScopeAsync(services =>
            services.GetRequiredService<RequesterService>().AddAsync(resident, circleId: null, CancellationToken.None)
        );
        return added.Id;
    }

    public static string MailOf(string lastName) => $"{Folding.Fold(lastName).Replace(' ', '.')}@exemple.fr";

    /// <summary>The town's own sender may have taken a message first: both are asked until the mail is in the folder.</summary>
    public static async Task<string> MailAboutAsync(this TownApp app, string reference, string to)
    {
        for (var turn = 0; turn < 100; turn++)
        {
            await app.RunJobAsync<Data.Outbox.SendOutboxJob>();
            var mail = Directory
                .EnumerateFiles(Directory.CreateDirectory(Path.Combine(app.DataFolder, "outbox")).FullName, "*.eml")
                .Select(File.ReadAllText)
                .FirstOrDefault(m => m.Contains(reference, StringComparison.Ordinal) && IsTo(m, to));
            if (mail is not null)
                return mail;
            await Task.Delay(100);
        }

        throw new TimeoutException($"No mail to {to} about {reference} left.");
    }

    static bool IsTo(string mail, string to) =>
        mail.Split('\n')
            .Any(l =>
                l.StartsWith("To:", StringComparison.OrdinalIgnoreCase) && l.Contains(to, StringComparison.Ordinal)
            );

    static async Task<TownApp> StartAsync() =>
        await TownApp.StartAsync(DatabaseKind.Sqlite, new TownAppOptions { ClockWalks = true });
}
