using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Features.Surveys;
using Parvis.TestKit;

namespace Parvis.AppTests.Surveys;

/// <summary>Who is answered by letter is asked at its foot.</summary>
public sealed partial class PaperSurveyTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_letter_asks_once_in_ninety_days_and_its_code_opens_once_it_left(DatabaseKind database)
    {
        await using var app = await Surveyed.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        var letter = await WriteAsync(anne, request);
        letter.Text.ShouldContain("Qu'avez-vous pensé de cette réponse ?");
        letter.Find(".letter-invitation img").GetAttribute("src")!.ShouldStartWith("data:image/svg+xml;base64,");
        var code = Code().Match(letter.Text).Groups["code"].Value;
        using var visitor = app.Visit();
        await visitor.GetPageAsync($"/avis/{code}", System.Net.HttpStatusCode.NotFound);

        await letter.SubmitAsync("Imprimé et remis au courrier");

        // As people type it.
        var form = await visitor.GetPageAsync($"/avis/{code.Replace("-", "").ToLowerInvariant()}");
        form.Text.ShouldContain(request.Reference);
        await form.SubmitAsync("Envoyer mon avis", ("Input.Satisfaction", nameof(Satisfaction.Satisfied)));
        var answer = await app.DatabaseAsync(db => db.Set<SurveyAnswer>().AsNoTracking().SingleAsync());
        answer.Way.ShouldBe(SurveyWay.Letter);
        var again = await app.RegisterPotholeAsync("Un autre trou", request.RequesterId);
        await app.ActAsync("voirie", again, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        (await WriteAsync(anne, again)).Has(".letter-invitation").ShouldBeFalse("the same person was just asked");
    }

    [SkippableTheory, BothDatabases]
    public async Task Nothing_is_asked_where_the_town_does_not_ask(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        var letter = await WriteAsync(anne, request);
        letter.Has(".letter-invitation").ShouldBeFalse();
        await letter.SubmitAsync("Imprimé et remis au courrier");
        (await app.DatabaseAsync(db => db.Set<SurveyInvitation>().CountAsync(i => i.RequestId == request.Id))).ShouldBe(
            0
        );
    }

    static async Task<TownPage> WriteAsync(TownClient anne, CitizenRequest request)
    {
        var queued = await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Channel", "Post"),
            ("Input.Subject", "Nid-de-poule rue des Lilas"),
            ("Input.Body", "Monsieur,\n\nC'est réparé.")
        );
        return await queued.FollowAsync("Imprimer la lettre");
    }

    [GeneratedRegex("/avis/(?<code>[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
