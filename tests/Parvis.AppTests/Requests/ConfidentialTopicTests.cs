using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Oversight.Trends;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.TestKit;

namespace Parvis.AppTests.Requests;

/// <summary>A topic that becomes confidential hides what was already registered under it, and who is known by it only.</summary>
public sealed class ConfidentialTopicTests
{
    [SkippableTheory, BothDatabases]
    public async Task Its_requests_exist_only_in_the_circle_from_then_on(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        var other = await RegisterAsync(app, app.Town.Tree);
        await app.RunJobAsync<MakeFiguresJob>();
        using var agent = await app.SignInAsync("voirie");
        (await agent.GetPageAsync("/demandes/service")).Text.ShouldContain(request.Reference);

        await ReserveAsync(app, app.Town.Pothole, app.Town.SocialCircle);

        await agent.GetPageAsync($"/demandes/{request.Reference}", HttpStatusCode.NotFound);
        (await agent.GetPageAsync("/demandes/service")).Text.ShouldNotContain(request.Reference);
        await agent.GetPageAsync($"/demandes/{other.Reference}");
        using var circle = await app.SignInAsync("social");
        (await circle.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain(request.Subject);
        (await CountersAsync(app, app.Town.Pothole)).ShouldBe([(app.Town.SocialCircle, 1)]);
        (await CountersAsync(app, app.Town.Tree)).ShouldBe([(Guid.Empty, 1)]);
        var figures = await app.DatabaseAsync(db => db.Set<MonthFigure>().AsNoTracking().ToListAsync());
        figures.ShouldNotContain(f => f.TopicId == app.Town.Pothole && f.CircleId == Guid.Empty);
        (await JournalAsync(app)).ShouldContain(e =>
            e.Contains("Demandes réservées au cercle « Action sociale »") && e.Contains("« Nid-de-poule »")
        );

        await app.RunJobAsync<MakeFiguresJob>();
        figures = await app.DatabaseAsync(db => db.Set<MonthFigure>().AsNoTracking().ToListAsync());
        figures.Where(f => f.TopicId == app.Town.Pothole).Sum(f => f.Received).ShouldBe(1);
        figures.Where(f => f.TopicId == app.Town.Pothole).ShouldAllBe(f => f.CircleId == app.Town.SocialCircle);
    }

    [SkippableTheory, BothDatabases]
    public async Task People_known_only_by_them_are_known_only_in_the_circle(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var onlyHere = await app.AddPersonAsync();
        var elsewhereToo = await app.AddPersonAsync();
        await RegisterAsync(app, app.Town.Pothole, onlyHere);
        await RegisterAsync(app, app.Town.Pothole, elsewhereToo);
        app.Clock.Advance(TimeSpan.FromDays(1));
        var ordinary = await RegisterAsync(app, app.Town.Tree, elsewhereToo);

        await ReserveAsync(app, app.Town.Pothole, app.Town.SocialCircle);

        (await KnownToAsync(app, "accueil")).ShouldBe([elsewhereToo]);
        (await KnownToAsync(app, "social")).ShouldBe([onlyHere, elsewhereToo]);
        var people = await PeopleAsync(app);
        people[onlyHere].ShouldBe((0, null));
        people[elsewhereToo].ShouldBe((1, ordinary.RegisteredAt));
    }

    [SkippableTheory, BothDatabases]
    public async Task From_one_circle_to_another_the_former_one_forgets(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var person = await app.AddPersonAsync();
        await HideAsync(app, person);
        var request = await RegisterAsync(app, app.Town.SocialAid, person, "social");
        var police = await AddCircleAsync(app, "Tranquillité", "pilote");

        await ReserveAsync(app, app.Town.SocialAid, police);

        (await KnownToAsync(app, "social")).ShouldBeEmpty();
        (await KnownToAsync(app, "pilote")).ShouldBe([person]);
        using var former = await app.SignInAsync("social");
        await former.GetPageAsync($"/demandes/{request.Reference}", HttpStatusCode.NotFound);
        (await CountersAsync(app, app.Town.SocialAid)).ShouldBe([(police, 1)]);
    }

    [SkippableTheory, BothDatabases]
    public async Task Opening_the_topic_again_publishes_nothing(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await RegisterAsync(app, app.Town.SocialAid, by: "social");

        await ReserveAsync(app, app.Town.SocialAid, circle: null);

        using var agent = await app.SignInAsync("voirie");
        await agent.GetPageAsync($"/demandes/{request.Reference}", HttpStatusCode.NotFound);
        (await RegisterAsync(app, app.Town.SocialAid)).CircleId.ShouldBeNull();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_topic_moved_under_a_confidential_one_takes_its_requests_along(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var administrator = await app.SignInAsync("admin");
        var form = await administrator.GetPageAsync($"/reglages/sujets/fiche/{app.Town.Pothole}");

        await form.SubmitAsync("Enregistrer", ("Input.ParentId", app.Town.SocialAid));

        (await app.ReadAsync(request)).CircleId.ShouldBe(app.Town.SocialCircle);
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_registered_while_the_topic_changes_is_in_the_circle(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        Task<CitizenRequest>? registering = null;

        await app.InScopeAsync(services =>
            services
                .GetRequiredService<Transactions>()
                .RunAsync(
                    async () =>
                    {
                        var topics = services.GetRequiredService<TopicService>();
                        var topic = (await topics.FindAsync(app.Town.Pothole, CancellationToken.None))!;
                        var draft = TopicDraft.Of(topic);
                        await topics.SaveAsync(
                            topic.Id,
                            draft with
                            {
                                Options = draft.Options with { CircleId = app.Town.SocialCircle },
                            },
                            topic.Version,
                            CancellationToken.None
                        );
                        // Begun before the change is there for others to see.
                        registering = Task.Run(() => RegisterAsync(app, app.Town.Pothole));
                        await Task.Delay(500);
                    },
                    CancellationToken.None
                )
        );

        (await registering!).CircleId.ShouldBe(app.Town.SocialCircle);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_confidential_request_leaves_no_trace_on_somebody_known_to_all(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var person = await app.AddPersonAsync();
        var ordinary = await RegisterAsync(app, app.Town.Tree, person);
        app.Clock.Advance(TimeSpan.FromDays(1));

        var confidential = await RegisterAsync(app, app.Town.SocialAid, person, "social");
        (await PeopleAsync(app))[person].ShouldBe((1, ordinary.RegisteredAt));
        await app.ActAsync("social", confidential, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await app.ActAsync(
            "social",
            confidential,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.WorkDone, null, by)
        );

        (await PeopleAsync(app))[person].ShouldBe((1, ordinary.RegisteredAt));
    }

    [SkippableTheory, BothDatabases]
    public async Task One_request_sorted_under_a_confidential_topic_hides_its_person(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var person = await app.AddPersonAsync();
        var request = await RegisterAsync(app, app.Town.Noise, person);
        await JoinCircleAsync(app, "pilote");
        using var pilot = await app.SignInAsync("pilote");
        var form = await pilot.GetPageAsync($"/demandes/{request.Reference}/sujet");

        await form.SubmitAsync("main form button", ("TopicId", app.Town.SocialAid));

        (await KnownToAsync(app, "accueil")).ShouldBeEmpty();
        (await KnownToAsync(app, "social")).ShouldBe([person]);
        (await PeopleAsync(app))[person].ShouldBe((0, null));
        (await CountersAsync(app, app.Town.Noise)).ShouldBeEmpty();
        (await CountersAsync(app, app.Town.SocialAid)).ShouldBe([(app.Town.SocialCircle, 1)]);
    }

    static Task<CitizenRequest> RegisterAsync(TownApp app, Guid topic, long? person = null, string by = "accueil") =>
        app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Phone,
                TopicId = topic,
                RequesterId = person,
                Subject = "Quelque chose à faire",
            },
            by
        );

    static async Task ReserveAsync(TownApp app, Guid topic, Guid? circle)
    {
        using var administrator = await app.SignInAsync("admin");
        var form = await administrator.GetPageAsync($"/reglages/sujets/fiche/{topic}");
        var saved = await form.SubmitAsync("Enregistrer", ("Input.CircleId", circle?.ToString() ?? ""));
        saved.Path.ShouldBe("/reglages/sujets");
    }

    static async Task<Guid> AddCircleAsync(TownApp app, string name, string member)
    {
        var circle = new Circle();
        circle.Edit(name, "02 99 00 00 99");
        circle.SetMembers([app.Town.Agent(member)]);
        await ChangeAsync(app, db => db.Add(circle));
        return circle.Id;
    }

    static Task JoinCircleAsync(TownApp app, string login) =>
        ChangeAsync(
            app,
            db =>
                db.Set<Circle>()
                    .Include(c => c.Members)
                    .Single(c => c.Id == app.Town.SocialCircle)
                    .SetMembers([app.Town.Agent("social"), app.Town.Agent(login)])
        );

    static async Task ChangeAsync(TownApp app, Action<ParvisDbContext> change)
    {
        await app.DatabaseAsync(db =>
        {
            change(db);
            return db.SaveChangesAsync();
        });
        app.Services.GetRequiredService<ViewerEpoch>().Advance();
    }

    /// <summary>Known in no way yet, as somebody created from within a circle is.</summary>
    static Task HideAsync(TownApp app, long person) =>
        app.DatabaseAsync(db =>
            db.Set<Requester>()
                .Where(r => r.Id == person)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.KnownToAll, false))
        );

    /// <summary>Of the people these tests add: the town has others.</summary>
    static async Task<List<long>> KnownToAsync(TownApp app, string login)
    {
        var viewer = await app.ViewerAsync(login);
        return await app.DatabaseAsync(db =>
            db.Set<Requester>()
                .VisibleTo(viewer)
                .Where(r => r.BirthName == ReplyStand.Yann.BirthName)
                .OrderBy(r => r.Id)
                .Select(r => r.Id)
                .ToListAsync()
        );
    }

    static Task<Dictionary<long, (int Open, DateTime? LastContact)>> PeopleAsync(TownApp app) =>
        app.DatabaseAsync(db =>
            db.Set<Requester>().AsNoTracking().ToDictionaryAsync(r => r.Id, r => (r.OpenRequests, r.LastContactAt))
        );

    static async Task<List<(Guid Circle, int Count)>> CountersAsync(TownApp app, Guid topic)
    {
        var counters = await app.DatabaseAsync(db =>
            db.Set<RequestCounter>().AsNoTracking().Where(c => c.TopicId == topic && c.Count != 0).ToListAsync()
        );
        return [.. counters.GroupBy(c => c.CircleId).Select(g => (g.Key, g.Sum(c => c.Count)))];
    }

    static Task<List<string>> JournalAsync(TownApp app) =>
        app.DatabaseAsync(db => db.Set<AdministrationEntry>().Select(e => e.What).ToListAsync());
}
