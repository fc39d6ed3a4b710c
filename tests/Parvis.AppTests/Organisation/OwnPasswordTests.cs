using Parvis.Data;
using Parvis.TestKit;

namespace Parvis.AppTests.Organisation;

/// <summary>Everybody changes their own password, knowing the one they have.</summary>
public sealed class OwnPasswordTests
{
    const string New = "une phrase assez longue";

    [SkippableTheory, BothDatabases]
    public async Task The_new_one_opens_the_old_one_no_longer_and_other_browsers_are_out(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var elsewhere = await app.SignInAsync("voirie");
        using var agent = await app.SignInAsync("voirie");

        var page = await ChangeAsync(agent, TestTown.Password, New, New);

        page.Text.ShouldContain("Votre mot de passe est changé.");
        page.Path.ShouldBe("/mon-compte");
        (await elsewhere.GetPageAsync("/")).Path.ShouldBe("/connexion");
        (await app.SignInAsync("voirie", New)).Dispose();
        await Should.ThrowAsync<UnexpectedAnswerException>(() => app.SignInAsync("voirie"));
    }

    [SkippableTheory]
    [BothDatabases("pas le bon", New, New, "Le mot de passe actuel n'est pas le bon.")]
    [BothDatabases("", New, New, "Écrivez votre mot de passe actuel.")]
    [BothDatabases(TestTown.Password, "court", "court", "Choisissez un mot de passe d'au moins 12 signes")]
    [BothDatabases(TestTown.Password, New, "une autre phrase longue", "Les deux saisies diffèrent.")]
    [BothDatabases(TestTown.Password, TestTown.Password, TestTown.Password, "différent de l'actuel")]
    public async Task A_refused_one_changes_nothing_and_no_password_comes_back_in_the_page(
        DatabaseKind database,
        string current,
        string wanted,
        string again,
        string sentence
    )
    {
        await using var app = await TownApp.StartAsync(database);
        using var agent = await app.SignInAsync("voirie");

        var refused = await ChangeAsync(agent, current, wanted, again);

        refused.Errors.ShouldHaveSingleItem().ShouldContain(sentence);
        refused.Path.ShouldBe("/mon-compte/mot-de-passe");
        foreach (var field in new[] { "CurrentPassword", "NewPassword", "Again" })
            refused.ValueOf(field).ShouldBeEmpty();
        (await agent.GetPageAsync("/mon-compte")).Title.ShouldBe("Mon compte");
        (await app.SignInAsync("voirie")).Dispose();
    }

    static async Task<TownPage> ChangeAsync(TownClient client, string current, string wanted, string again) =>
        await (await client.GetPageAsync("/mon-compte/mot-de-passe")).SubmitAsync(
            "Changer le mot de passe",
            ("CurrentPassword", current),
            ("NewPassword", wanted),
            ("Again", again)
        );
}
