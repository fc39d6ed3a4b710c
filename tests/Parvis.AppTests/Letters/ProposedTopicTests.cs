using Parvis.Data;
using Parvis.Features.Letters;
using Parvis.Features.Letters.Reading;
using Parvis.TestKit;

namespace Parvis.AppTests.Letters;

/// <summary>Which of the topics read is chosen beforehand, and for whom.</summary>
public sealed class ProposedTopicTests
{
    const string Chosen = "input[name='Input.Asks[0].Known']:checked";

    [SkippableTheory, BothDatabases]
    public async Task What_looks_confidential_is_put_under_no_other_topic_by_enter(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var letter = await WaitingAsync(app, app.Town.SocialAid, app.Town.Pothole);
        using var mailroom = await app.SignInAsync("accueil");
        using var social = await app.SignInAsync("social");

        var circle = await social.GetPageAsync(LetterLinks.Sheet(letter.PublicId));
        circle.Find(Chosen).GetAttribute("value").ShouldBe(app.Town.SocialAid.ToString());
        var sheet = await mailroom.GetPageAsync(LetterLinks.Sheet(letter.PublicId));
        sheet.Find(Chosen).GetAttribute("value").ShouldBe("");
        sheet.Body.ShouldNotContain("Aide d'urgence");
        sheet.Has($"input[name='Input.Asks[0].Known'][value='{app.Town.Pothole}']").ShouldBeTrue();
        await sheet.SubmitAsync("Enregistrer, lettre suivante");

        var registered = (await app.LettersAsync()).ShouldHaveSingleItem();
        var request = (await app.RequestsOfAsync(registered)).ShouldHaveSingleItem();
        request.TopicId.ShouldBeNull();
    }

    [SkippableTheory, BothDatabases]
    public async Task The_likeliest_is_chosen_unless_a_confidential_one_is_among_three(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var town = app.Town;
        var near = await WaitingAsync(app, town.Pothole, town.Tree, town.SocialAid);
        var far = await WaitingAsync(app, town.Pothole, town.Tree, town.Noise, town.SocialAid);
        using var mailroom = await app.SignInAsync("accueil");

        var doubtful = await mailroom.GetPageAsync(LetterLinks.Sheet(near.PublicId));
        var sure = await mailroom.GetPageAsync(LetterLinks.Sheet(far.PublicId));

        doubtful.Find(Chosen).GetAttribute("value").ShouldBe("");
        sure.Find(Chosen).GetAttribute("value").ShouldBe(town.Pothole.ToString());
    }

    static Task<IncomingLetter> WaitingAsync(TownApp app, params Guid[] topics) =>
        app.DatabaseAsync(async db =>
        {
            var letter = new IncomingLetter { CameAt = app.Clock.UtcNow };
            letter.IsReadAs(
                new LetterProposals
                {
                    Subject = "Une aide",
                    Topics = topics,
                    Text = "Une aide.",
                    IsComplete = true,
                }.Save()
            );
            db.Add(letter);
            await db.SaveChangesAsync();
            return letter;
        });
}
