using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Forms;
using Parvis.Features.Settings;
using Parvis.Ui.Translation;
using Parvis.Web;

namespace Parvis.Features.Surveys.Campaigns;

/// <summary>A question as a page shows it.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Values">What was answered.</param>
/// <param name="Problem">Why that does not do; empty when it does.</param>
public sealed record AskedInCampaign(FormQuestion Question, IReadOnlyList<string> Values, string Problem)
{
    public string Id => IdOf(Question.Key);

    public static string IdOf(string key) => $"q-{key}";
}

/// <summary>A page where the questions of a campaign are answered.</summary>
public abstract class CampaignPageModel(CampaignService campaigns, TownClock clock, PortalWords words) : PageModel
{
    /// <summary>Of the form: sent twice, it answers once.</summary>
    [BindProperty]
    public string? Once { get; set; }

    public Campaign Campaign { get; protected set; } = null!;

    protected CampaignService Campaigns => campaigns;

    protected TownClock Clock => clock;

    protected PortalWords Words => words;

    protected CancellationToken Aborted => HttpContext.RequestAborted;

    public string NewToken() => OnceOnly.NewToken();

    /// <summary>As it was typed, in the form or in the address.</summary>
    protected IReadOnlyList<string?> Typed(string key)
    {
        var name = AskedInCampaign.IdOf(key);
        return HttpMethods.IsPost(Request.Method) && Request.HasFormContentType
            ? [.. Request.Form[name]]
            : [.. Request.Query[name]];
    }

    public AskedInCampaign Asked(FormQuestion question) =>
        new(
            question,
            [.. Typed(question.Key).OfType<string>()],
            string.Join(' ', (ModelState[AskedInCampaign.IdOf(question.Key)]?.Errors ?? []).Select(e => e.ErrorMessage))
        );

    /// <returns>Null when something does not do: the page says what.</returns>
    protected async Task<FormAnswers?> ReadAsync()
    {
        var (answers, problems) = CampaignQuestions.Read(Campaign.Form, Typed, await clock.TodayAsync(Aborted));
        foreach (var problem in problems)
            ModelState.AddModelError(
                AskedInCampaign.IdOf(problem.Key),
                $"{Campaign.Form.Find(problem.Key)!.Label} {CampaignQuestions.Sentence(problem, words)}"
            );
        return problems.Count == 0 ? answers : null;
    }
}
