using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Api.Keys;
using Parvis.Features.Organisation;
using Parvis.Features.Replies.Templates;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.TestKit.Pages;

/// <summary>
/// The test town on an ordinary Monday: queues with several pages of rows, and one request in every state, so that a
/// query repeated for each row shows in the budget.
/// </summary>
public sealed partial class SampleTown
{
    const int Rows = 40;

    /// <summary>Most requests are hers, so that her sheet is a long one.</summary>
    long? marie;

    SampleTown(TownApp app) => App = app;

    public TownApp App { get; }

    public TestTown Town => App.Town;

    /// <summary>Taken by « voirie », with messages, notes, a file, an opinion asked and a link.</summary>
    public string Busy { get; private set; } = "";

    /// <summary>Waits for Voirie to accept it.</summary>
    public string Offered { get; private set; } = "";

    public string Waiting { get; private set; } = "";

    public string Closed { get; private set; } = "";

    public string Merged { get; private set; } = "";

    /// <summary>Nobody's, so the pilot's.</summary>
    public string Unowned { get; private set; } = "";

    /// <summary>Asked of « verts » for an opinion, not answered yet.</summary>
    public string Asked { get; private set; } = "";

    /// <summary>Exists for « social » only.</summary>
    public string Confidential { get; private set; } = "";

    public string File { get; private set; } = "";

    /// <summary>An agent who has no login yet.</summary>
    public Guid Newcomer { get; private set; }

    public Guid Template { get; private set; }

    /// <summary>The town's; the department has one whose fields wait to be explained.</summary>
    public long WordLetter { get; private set; }

    public Guid ApiKey { get; private set; }

    readonly System.Collections.Concurrent.ConcurrentDictionary<string, Lazy<Task<TownClient>>> clients = new(
        StringComparer.Ordinal
    );

    /// <summary>Somebody signed in for the whole run: signing in is slow on purpose.</summary>
    public Task<TownClient> ClientAsync(string login) =>
        clients
            .GetOrAdd(
                login,
                l => new Lazy<Task<TownClient>>(() =>
                    l == PageSample.Nobody ? Task.FromResult(App.Visit()) : App.SignInAsync(l)
                )
            )
            .Value;

    /// <summary>Nobody and nothing yet: only the pages before the set-up.</summary>
    public static SampleTown Empty(TownApp app) => new(app);

    public static async Task<SampleTown> BuildAsync(TownApp app)
    {
        var town = new SampleTown(app);
        for (var row = 0; row < Rows; row++)
            await town.RegisterAsync($"Trou n° {row + 1} rue des Lilas", app.Town.Pothole, row);
        town.Offered = await town.RegisterAsync("Chaussée affaissée", app.Town.Pothole);
        town.Unowned = await town.RegisterAsync("Musique la nuit", app.Town.Noise);
        town.Waiting = await town.RegisterAsync("Trottoir à refaire", app.Town.Pothole);
        town.Closed = await town.RegisterAsync("Nid-de-poule place du Marché", app.Town.Pothole);
        town.Merged = await town.RegisterAsync("Encore le trou du 12", app.Town.Pothole);
        town.Confidential = await town.RegisterAsync("Aide pour le loyer", app.Town.SocialAid);
        await town.BringToStatesAsync();
        await town.MakeBusyAsync();
        await town.AnswerAsync();
        await town.HearInTheStreetAsync();
        await town.KnowPeopleAsync();
        await town.AskForDataAsync();
        await town.ReceiveMailAsync();
        await town.ScanPostAsync();
        await town.BatchLettersAsync();
        await town.WelcomeAsync();
        await town.GiveWordLettersAsync();
        await town.SubscribeAsync();
        await town.ReferAsync();
        await town.ProposeAsync();
        await town.AnswerTogetherAsync();
        await town.OpenToResidentsAsync();
        await town.AskAsync();
        await town.WriteSheetsAsync();
        await town.EntrustAsync();
        return town;
    }

    async Task<string> RegisterAsync(string subject, Guid topic, int? row = null)
    {
        marie ??= await App.DatabaseAsync(db =>
            db.Set<Requester>().Where(r => r.PublicId == Town.Marie).Select(r => r.Id).SingleAsync()
        );
        return (
            await App.RegisterRequestAsync(
                new NewRequest
                {
                    Channel = row is { } n ? (Channel)(n % 7) : Channel.Phone,
                    TopicId = topic,
                    Subject = subject,
                    Text = "Bonjour, pouvez-vous passer ? Merci.",
                    Place = "12 rue des Lilas",
                    RequesterId = marie,
                }
            )
        ).Reference;
    }

    async Task BringToStatesAsync()
    {
        foreach (var reference in new[] { Waiting, Closed, Merged })
            await App.ActAsync("voirie", reference, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await App.ActAsync("voirie", Waiting, RequestAction.Wait, (r, _) => r.WaitForRequester("Une photo"));
        await App.ActAsync(
            "voirie",
            Closed,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.WorkDone, "rebouché", by)
        );
    }

    async Task WelcomeAsync()
    {
        var newcomer = new Agent();
        newcomer.Edit(new AgentOptions { FirstName = "Lou", LastName = "Nouvel" });
        Newcomer = newcomer.Id;
        var template = new ReplyTemplate();
        template.Edit(
            new ReplyTemplateOptions
            {
                Name = "Nid-de-poule réparé",
                Subject = "Votre demande {{demande.reference}}",
                Body = "Bonjour,\n\nC'est réparé.",
                EasyBody = "Bonjour.\n\nLe trou est bouché.",
            }
        );
        Template = template.Id;
        var (key, _) = Parvis.Features.Api.Keys.ApiKey.Create(
            new NewApiKey("Site internet", ApiScopes.RequestsWrite),
            App.Clock.UtcNow
        );
        ApiKey = key.Id;
        await App.DatabaseAsync(db =>
        {
            db.AddRange(newcomer, template, key);
            var by = ProcessContext.System(App.Clock.UtcNow);
            db.Add(ReplyTemplateVersion.Of(template, 1, restores: null, by));
            db.Add(ReplyTemplateVersion.Of(template, 2, restores: 1, by));
            return db.SaveChangesAsync();
        });
    }

    async Task MakeBusyAsync()
    {
        Busy = await RegisterAsync("Nid-de-poule devant l'école", Town.Pothole, row: 0);
        Asked = Busy;
        await App.ActAsync("voirie", Busy, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        using var handler = await App.SignInAsync("voirie");
        for (var n = 0; n < 3; n++)
        {
            var note = await handler.GetPageAsync($"/demandes/{Busy}/note");
            await note.SubmitAsync("Ajouter la note interne", ("Text", $"Note {n + 1} : voir avec @Hélène Dubreuil."));
        }

        var upload = await handler.GetPageAsync($"/demandes/{Busy}/fichiers");
        await upload.SubmitAsync("main form button", ("Uploads", TypedFile.Picture("photo.png")));
        File = await App.DatabaseAsync(db => db.Set<RequestFile>().Select(f => f.PublicId).FirstAsync());

        var opinion = await handler.GetPageAsync($"/demandes/{Busy}/avis");
        await opinion.SubmitAsync(
            "main form button",
            ("DepartmentId", Town.Parks),
            ("Question", "Une racine soulève-t-elle la chaussée ?")
        );
        var merge = await handler.GetPageAsync($"/demandes/{Merged}/fusion");
        await merge.SubmitAsync("main form button", ("Other", Busy));
        var link = await handler.GetPageAsync($"/demandes/{Busy}/lien");
        await link.SubmitAsync("main form button", ("Other", Waiting));
    }
}
