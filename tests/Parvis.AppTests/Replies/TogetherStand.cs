using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Replies.Together;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies;

/// <summary>What the tests of group answers ask of a town.</summary>
static class TogetherStand
{
    public const string Words = "Bonjour {{usager.nom}},\n\nLe centre de loisirs est ouvert.";

    public static RequesterOptions Person(string name, bool mail = true, bool roof = true) =>
        new()
        {
            Civility = "Madame",
            FirstName = "Anne-Lise",
            BirthName = name,
            Contacts =
            [
                .. mail ? [new ContactOptions(ContactKind.Email, $"{name}@exemple.fr")] : Array.Empty<ContactOptions>(),
                .. roof
                    ? [new ContactOptions(ContactKind.Address, "4 rue des Lilas, 35140 Saint-Aubin")]
                    : Array.Empty<ContactOptions>(),
            ],
        };

    /// <summary>One who takes mail, one who gets letters, one whom nothing reaches.</summary>
    public static async Task<IReadOnlyList<CitizenRequest>> ThreeAsync(this TownApp app) =>
        [
            await app.TakenRequestAsync(Person("Courriel")),
            await app.TakenRequestAsync(Person("Papier", mail: false)),
            await app.TakenRequestAsync(Person("Injoignable", mail: false, roof: false)),
        ];

    public static string[] Ticks(this TownPage page) =>
        [.. page.Document.QuerySelectorAll("[name=Ticked][type=checkbox]").Select(e => e.GetAttribute("value")!)];

    /// <summary>All that Anne Morel has, ticked in her list: the page of the group.</summary>
    public static async Task<TownPage> ChooseMineAsync(this TownClient who)
    {
        var queue = await who.GetPageAsync("/demandes/miennes");
        return await queue.SubmitAsync("Répondre à plusieurs", ("Ticked", queue.Ticks()));
    }

    public static Task<TownPage> SendAsync(this TownPage page, string body = Words) =>
        page.SubmitAsync(".together-send .btn-primary", ("Input.Body", body));

    public static Task<GroupReply> GroupAsync(this TownApp app) =>
        app.DatabaseAsync(db => db.Set<GroupReply>().AsNoTracking().OrderByDescending(g => g.Id).FirstAsync());

    /// <summary>By itself, or in the turn of the job that is run here.</summary>
    public static async Task DoneAsync(this TownApp app)
    {
        for (var turn = 0; turn < 200; turn++)
        {
            await app.RunJobAsync<SendGroupRepliesJob>();
            if ((await app.GroupAsync()).DoneAt is not null)
                return;
            await Task.Delay(50);
        }

        throw new TimeoutException("The group is not done.");
    }

    public static Task<int> QueuedAsync(this TownApp app, CitizenRequest request) =>
        app.DatabaseAsync(db =>
            (
                from message in db.Set<OutboxMessage>()
                join word in db.Set<Correspondence>() on message.CorrespondenceId equals word.Id
                where word.RequestId == request.Id && message.Kind == OutboxKind.Reply
                select message.Id
            ).CountAsync()
        );
}
