using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Oversight;

/// <summary>A town where everything that a board shows has gone wrong at least once.</summary>
static class TroubledTown
{
    public static async Task<TownApp> StartAsync(DatabaseKind database)
    {
        var app = await TownApp.StartAsync(database);
        var town = app.Town;
        for (var i = 0; i < 3; i++)
            await TakenAsync(app, town.Pothole, "voirie", Channel.Phone);
        await TakenAsync(app, town.Tree, "verts", Channel.Email);

        var waiting = await TakenAsync(app, town.Pothole, "voirie2", Channel.Web);
        await app.ActAsync("voirie2", waiting, RequestAction.Wait, (r, _) => r.WaitForRequester("une photo"));

        var chased = await TakenAsync(app, town.Tree, "verts", Channel.Post);
        for (var i = 0; i < 3; i++)
            await app.ActAsync("accueil", chased, RequestAction.Chase, (r, by) => r.Chase(Channel.Phone, null, by));

        var answered = await TakenAsync(app, town.Pothole, "voirie", Channel.Phone);
        await app.ActAsync(
            "voirie",
            answered,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.WorkDone, "fait", by)
        );

        // Thirty days later nothing of it has moved.
        app.Clock.Advance(TimeSpan.FromDays(30));

        await RegisterAsync(app, town.Noise, Channel.Phone);
        var refused = await RegisterAsync(app, town.Tree, Channel.FrontDesk);
        await app.ActAsync("verts", refused, RequestAction.SendBack, (r, by) => r.SendBack("pas un arbre", by));
        await RegisterAsync(app, town.Pothole, Channel.Phone);
        // A day and more without the roads accepting it.
        app.Clock.Advance(TimeSpan.FromHours(30));
        return app;
    }

    public static Task<CitizenRequest> RegisterAsync(
        TownApp app,
        Guid topic,
        Channel channel = Channel.Phone,
        string by = "accueil",
        string? subject = null
    ) =>
        app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = channel,
                TopicId = topic,
                Subject = subject ?? "Quelque chose à faire",
                Text = "Voilà ce qui se passe.",
            },
            by
        );

    public static async Task<CitizenRequest> TakenAsync(
        TownApp app,
        Guid topic,
        string by,
        Channel channel = Channel.Phone,
        string? subject = null
    )
    {
        var request = await RegisterAsync(app, topic, channel, by == "social" ? "social" : "accueil", subject);
        return await app.ActAsync(by, request, RequestAction.Take, (r, who) => r.Take(who.AgentId!.Value, who));
    }
}
