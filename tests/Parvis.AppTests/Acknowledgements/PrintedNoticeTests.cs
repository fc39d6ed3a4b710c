using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Acknowledgements.Writing;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Acknowledgements;

/// <summary>Each mention of the law, with its article, on the printed letter of each kind of acknowledgement.</summary>
public sealed class PrintedNoticeTests
{
    [SkippableTheory, BothDatabases]
    public async Task Each_mention_is_in_the_print(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        var variants = NoticeMentions.Table().GroupBy(m => (m.Kind, m.Electronic, m.Incomplete)).ToList();
        variants.Count.ShouldBe(24);

        foreach (var variant in variants)
        {
            var (kind, electronic, incomplete) = variant.Key;
            var text = AcknowledgementText.Write(NoticeMentions.Facts(kind, electronic, incomplete));
            var letter = await KeepAsync(app, request, text);
            var print = (await anne.GetPageAsync($"{request.PageUrl()}/courrier/{letter}")).Text;

            foreach (var mention in variant)
                print.ShouldContain(mention.Words, customMessage: $"{variant.Key} {mention.Article}");
        }
    }

    static Task<string> KeepAsync(TownApp app, CitizenRequest request, AcknowledgementText text) =>
        app.DatabaseAsync(async db =>
        {
            var letter = new Correspondence
            {
                RequestId = request.Id,
                Kind = text.Kind,
                Direction = Direction.Outgoing,
                Channel = Channel.Post,
                At = app.Clock.UtcNow,
                Author = "Anne Morel",
                Subject = text.Subject,
                Body = text.Kept,
                Recipient = "Marie Dupont\n12 rue des Lilas\n35140 Saint-Aubin",
                State = CorrespondenceState.ToPrint,
            };
            db.Add(letter);
            await db.SaveChangesAsync();
            return letter.PublicId;
        });
}
