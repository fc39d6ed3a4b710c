using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Postal;
using Parvis.Features.Postal.Batches;
using Parvis.Features.Postal.Jobs;
using Parvis.Features.Replies.Letter.Paper;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Postal;

/// <summary>What the tests of post out ask of a town.</summary>
static class PostalStand
{
    public const string ToPrint = "/courriers-a-imprimer";
    public const string Register = "/courrier/depart/registre";

    public static TownAppOptions WithoutPrinter =>
        new() { Settings = new Dictionary<string, string?> { [LetterPress.PrinterKey] = "-" } };

    public static void NeedPrograms(this TownApp app)
    {
        Requirements.Need(
            app.Services.GetServices<ILetterPrinter>().Any(p => p.IsInstalled),
            "No program makes PDFs of letters here."
        );
        Requirements.Need(Scans.Programs.InstalledPrograms.PathOf("qpdf") is not null, "qpdf is not installed.");
    }

    /// <summary>An answer by letter, waiting for the printer.</summary>
    public static async Task<CitizenRequest> WriteLetterAsync(this TownApp app, string body = "C'est réparé.")
    {
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Channel", "Post"),
            ("Input.Body", $"Monsieur,\n\n{body}")
        );
        return request;
    }

    /// <summary>All that waits, in one batch; the page of the batch once it is made.</summary>
    public static async Task<TownPage> BatchAllAsync(this TownApp app, TownClient agent)
    {
        var page = await (await agent.GetPageAsync(ToPrint)).SubmitAsync("Faire un lot de toutes les lettres");
        return await app.MadeAsync(agent, page.Path);
    }

    /// <summary>The town's own job may make it first.</summary>
    public static async Task<TownPage> MadeAsync(this TownApp app, TownClient agent, string address)
    {
        for (var turn = 0; turn < 300; turn++)
        {
            await app.RunJobAsync<MakeBatchesJob>();
            var page = await agent.GetPageAsync(address);
            if (!page.Text.Contains("se prépare :", StringComparison.Ordinal))
                return page;
            await Task.Delay(100);
        }

        throw new TimeoutException("The batch was not made.");
    }

    public static Task<List<OutgoingLetter>> LinesAsync(this TownApp app) =>
        app.DatabaseAsync(db => db.Set<OutgoingLetter>().AsNoTracking().OrderBy(l => l.Id).ToListAsync());

    public static Task<LetterBatch> LastBatchAsync(this TownApp app) =>
        app.DatabaseAsync(db => db.Set<LetterBatch>().AsNoTracking().OrderByDescending(b => b.Id).FirstAsync());

    /// <summary>Its letter, given to the post by itself; the page of its line in the register.</summary>
    public static async Task<TownPage> PostAloneAsync(this TownApp app, TownClient agent, CitizenRequest request)
    {
        var letter = (await app.OutgoingAsync(request))[^1];
        var page = await agent.GetPageAsync($"/demandes/{request.Reference}/courrier/{letter.PublicId}");
        await page.SubmitAsync("Imprimé et remis au courrier");
        var line = (await app.LinesAsync()).Single(l => l.CorrespondenceId == letter.Id);
        return await agent.GetPageAsync($"{Register}/{line.PublicId}");
    }
}
