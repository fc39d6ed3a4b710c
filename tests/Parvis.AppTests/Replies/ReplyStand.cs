using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies;

/// <summary>What the tests of answers ask of a town.</summary>
static class ReplyStand
{
    public const string Email = "yann.legoff@exemple.fr";

    /// <summary>Past the moment to take an answer back.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromSeconds(16);

    public static async Task<long> AddPersonAsync(this TownApp app, RequesterOptions? options = null)
    {
        var person = await app.InScopeAsync(services =>
            services
                .GetRequiredService<RequesterService>()
                .AddAsync(options ?? Yann, circleId: null, CancellationToken.None)
        );
        return person.Id;
    }

    public static RequesterOptions Yann =>
        new()
        {
            Civility = "Monsieur",
            FirstName = "Yann",
            BirthName = "Le Goff",
            Contacts =
            [
                new ContactOptions(ContactKind.Email, Email),
                new ContactOptions(ContactKind.Address, "4 rue des Lilas, 35140 Saint-Aubin"),
            ],
        };

    /// <summary>A pothole told by telephone by somebody we know, in the hands of Anne Morel.</summary>
    public static async Task<CitizenRequest> TakenRequestAsync(this TownApp app, RequesterOptions? by = null)
    {
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Phone,
                TopicId = app.Town.Pothole,
                RequesterId = await app.AddPersonAsync(by),
                Subject = "Nid-de-poule rue des Lilas",
                Text = "Un trou profond devant le 12.",
            }
        );
        return await app.ActAsync("voirie", request, RequestAction.Take, (r, c) => r.Take(c.AgentId!.Value, c));
    }

    /// <summary>What leaves goes to this server, tried at once.</summary>
    public static Task SendThroughAsync(this TownApp app, SmtpPeer server) =>
        app.InScopeAsync(services =>
            services
                .GetRequiredService<Transactions>()
                .RunAsync(
                    () =>
                        services
                            .GetRequiredService<SettingsStore>()
                            .SaveAsync(
                                new MailSettings
                                {
                                    Delivery = MailDelivery.Smtp,
                                    Host = "127.0.0.1",
                                    Port = server.Port,
                                    Security = MailSecurity.None,
                                }
                            ),
                    CancellationToken.None
                )
        );

    /// <summary>Answered by mail by who has it; it leaves after <see cref="UndoTime"/>.</summary>
    public static async Task AnswerByMailAsync(
        this TownApp app,
        CitizenRequest request,
        string login = "voirie",
        string body = "Bonjour,\n\nLe trou est bouché."
    )
    {
        using var handler = await app.SignInAsync(login);
        await (await handler.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Channel", nameof(Channel.Email)),
            ("Input.Email", Email),
            ("Input.Body", body)
        );
    }

    public static string ReplyUrl(this CitizenRequest request) => $"/demandes/{request.Reference}/reponse";

    public static Task<CitizenRequest> ReadAsync(this TownApp app, CitizenRequest request) =>
        app.DatabaseAsync(db => db.Set<CitizenRequest>().AsNoTracking().SingleAsync(r => r.Id == request.Id));

    public static Task<List<Correspondence>> OutgoingAsync(this TownApp app, CitizenRequest request) =>
        app.DatabaseAsync(db =>
            db.Set<Correspondence>()
                .AsNoTracking()
                .Where(c => c.RequestId == request.Id && c.Direction == Direction.Outgoing)
                .OrderBy(c => c.Id)
                .ToListAsync()
        );

    public static Task<List<string>> VerbsAsync(this TownApp app, CitizenRequest request) =>
        app.DatabaseAsync(db =>
            db.Set<TimelineEvent>()
                .Where(e => e.RequestId == request.Id)
                .OrderBy(e => e.Sequence)
                .Select(e => e.Verb)
                .ToListAsync()
        );

    /// <summary>Messages in the pickup folder that mention this request, decoded enough to be read.</summary>
    public static IReadOnlyList<string> Mails(this TownApp app, CitizenRequest request) =>
        [
            .. Directory
                .EnumerateFiles(Directory.CreateDirectory(Path.Combine(app.DataFolder, "outbox")).FullName, "*.eml")
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllText)
                .Select(QuotedPrintable.Decode)
                .Where(mail => mail.Contains(request.Reference, StringComparison.Ordinal)),
        ];

    /// <summary>The town's own sender may have taken it first: wait until what is due has left.</summary>
    public static async Task SendDueAsync(this TownApp app)
    {
        for (var turn = 0; turn < 100; turn++)
        {
            await app.RunJobAsync<SendOutboxJob>();
            var now = app.Clock.UtcNow;
            if (!await app.DatabaseAsync(db => db.Set<OutboxMessage>().AnyAsync(IsBusy(now))))
                return;
            await Task.Delay(50);
        }
    }

    static System.Linq.Expressions.Expression<Func<OutboxMessage, bool>> IsBusy(DateTime now) =>
        m => m.DueAt <= now || m.State == OutboxState.Leased;
}
