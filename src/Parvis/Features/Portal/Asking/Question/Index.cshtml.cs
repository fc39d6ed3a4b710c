using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Data;
using Parvis.Features.Forms;
using Parvis.Features.Requests.Files;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Portal.Asking.Question;

/// <summary>One page of questions: answered, kept, and on to the next.</summary>
[AllowAnonymous]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class IndexModel(
    AskDrafts drafts,
    RequestFiles files,
    TopicForms forms,
    Transactions transactions,
    TownClock clock,
    TimeProvider now
) : DraftPageModel(drafts)
{
    const long MostBytes = 110L * 1024 * 1024;

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    /// <summary>One answer is changed: back to the page where all are checked.</summary>
    [BindProperty(SupportsGet = true, Name = "retour")]
    public string? ReturnTo { get; set; }

    public bool Return => ReturnTo is not null;

    public IReadOnlyList<FormQuestion> Questions { get; private set; } = [];

    public AskedQuestion Asked(FormQuestion question, bool alone) =>
        new(
            question,
            alone,
            Found.Draft.IsTrial,
            HttpMethods.IsPost(Request.Method) && question.Kind != QuestionKind.Files
                ? [.. Request.Form[$"a-{question.Key}"].Select(v => v ?? "")]
                : Found.Answers.Of(question.Key),
            [.. Found.Files.Where(f => f.QuestionKey == question.Key)],
            [.. (ModelState[$"a-{question.Key}"]?.Errors ?? []).Select(e => e.ErrorMessage)]
        );

    protected override Task<IActionResult> ShowAsync()
    {
        if (Number < 1 || Number > Found.Pages.Count)
            return Task.FromResult<IActionResult>(Redirect(AskLinks.Contact(Key)));
        Questions = Found.Pages[Number - 1];
        return base.ShowAsync();
    }

    [OutsideTransaction]
    public async Task<IActionResult> OnPostAsync(string? remove)
    {
        if (await FindAsync() is { } elsewhere)
            return elsewhere;
        if (Number < 1 || Number > Found.Pages.Count)
            return NotFound();
        Questions = Found.Pages[Number - 1];
        if (remove is not null)
            return await RemoveAsync(remove);
        var today = await clock.TodayAsync(Aborted);
        var answers = Found.Answers;
        foreach (var question in Questions.Where(q => q.Kind != QuestionKind.Files))
        {
            var (answer, problem) = AnswerCheck.Read(question, [.. Request.Form[$"a-{question.Key}"]], today);
            if (problem is null)
                answers = answers.With(question.Key, answer);
            else
                Refuse(question, problem);
        }

        await JoinAsync(answers);
        return ModelState.IsValid ? Next(answers) : await RedisplayAsync();
    }

    /// <summary>Files are kept although another answer is refused: nobody chooses them twice.</summary>
    async Task JoinAsync(FormAnswers answers)
    {
        foreach (var question in Questions.Where(q => q.Kind == QuestionKind.Files))
        {
            var sent = Request.Form.Files.GetFiles($"a-{question.Key}");
            var stored = await files.StoreAsync(sent, Aborted);
            await transactions.RunAsync(
                async () =>
                {
                    if (await Drafts.FindAsync(Key, Aborted) is { } draft)
                        Drafts.Join(draft, question.Key, stored);
                },
                Aborted
            );
            if (question.Required && stored.Count == 0 && Found.Files.All(f => f.QuestionKey != question.Key))
                Refuse(question, AnswerCheck.Missing(question));
        }

        await transactions.RunAsync(
            async () =>
            {
                if (await Drafts.FindAsync(Key, Aborted) is not { } draft)
                    return;
                draft.Draft.Answer(answers, now.GetUtcNow().UtcDateTime);
                if (draft.Draft.IsTrial)
                    Remark(draft.Draft);
            },
            Aborted
        );
    }

    /// <summary>Where several questions are on the page, the summary says which.</summary>
    void Refuse(FormQuestion question, FormProblem problem)
    {
        var sentence = string.Format(CultureInfo.GetCultureInfo("fr-FR"), problem.Sentence, [.. problem.Values]);
        ModelState.AddModelError($"a-{question.Key}", Questions.Count == 1 ? sentence : $"{question.Label} {sentence}");
    }

    void Remark(AskDraft draft)
    {
        foreach (var question in Questions)
        {
            var text = ((string?)Request.Form[AskedQuestion.RemarkOn(question)] ?? "").Trim();
            if (text.Length > 0 && draft.TopicId is { } topic)
                forms.Remark(topic, question, text, draft.TriedBy);
        }
    }

    async Task<IActionResult> RemoveAsync(string publicId)
    {
        await transactions.RunAsync(() => Drafts.RemoveAsync(Found, publicId, Aborted), Aborted);
        return Redirect(AskLinks.Page(Key, Number));
    }

    RedirectResult Next(FormAnswers answers) =>
        Return ? Redirect(AskLinks.Check(Key))
        : Number < Found.Form.Pages(answers).Count ? Redirect(AskLinks.Page(Key, Number + 1))
        : Redirect(AskLinks.Contact(Key));
}

/// <param name="Question">What is asked.</param>
/// <param name="Alone">Its label is the title of the page.</param>
/// <param name="Tried">Whoever answers may say what is not clear.</param>
/// <param name="Values">What was typed, else what was kept.</param>
/// <param name="Files">Those joined already.</param>
/// <param name="Problems">Sentences.</param>
public sealed record AskedQuestion(
    FormQuestion Question,
    bool Alone,
    bool Tried,
    IReadOnlyList<string> Values,
    IReadOnlyList<AskDraftFile> Files,
    IReadOnlyList<string> Problems
)
{
    public string Id => $"a-{Question.Key}";

    public string Remark => RemarkOn(Question);

    public static string RemarkOn(FormQuestion question) => $"r-{question.Key}";

    public string Value => Values is [var first, ..] ? first : "";

    public string? DescribedBy =>
        string.Join(
            ' ',
            new[] { Question.Hint.Length > 0 ? $"{Id}-aide" : "", Problems.Count > 0 ? $"{Id}-erreur" : "" }.Where(id =>
                id.Length > 0
            )
        )
            is { Length: > 0 } ids
            ? ids
            : null;
}
