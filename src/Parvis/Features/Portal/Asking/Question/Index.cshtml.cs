using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Addresses;
using Parvis.Features.Forms;
using Parvis.Features.Requests.Files;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Ui.Translation;
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
    SettingsStore settings,
    PortalWords words,
    TownClock clock,
    TimeProvider now
) : DraftPageModel(drafts)
{
    /// <summary>Less than for an agent: the form is read before the link is.</summary>
    const long MostBytes = AskDrafts.MostBytes + (10L * 1024 * 1024);

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    /// <summary>One answer is changed: back to the page where all are checked.</summary>
    [BindProperty(SupportsGet = true, Name = "retour")]
    public string? ReturnTo { get; set; }

    /// <summary>
    /// Keys of the questions the page showed: another tab may have changed which ones come at this place, and only what was
    /// shown is read.
    /// </summary>
    [BindProperty]
    public List<string> Shown { get; set; } = [];

    public bool Return => ReturnTo is not null;

    /// <summary>Addresses are offered while one is typed.</summary>
    public bool Suggests => Questions.Any(q => q.Kind == QuestionKind.Place);

    /// <summary>Those of the topic, drawn where they are asked for.</summary>
    public IReadOnlyList<RequiredDocument> Documents =>
        Questions.Any(q => q.Kind == QuestionKind.Files) && Found.Topic is { } topic ? topic.Documents : [];

    public IReadOnlyList<FormQuestion> Questions { get; private set; } = [];

    /// <summary>Shown as it was just typed.</summary>
    bool IsAnswered => HttpMethods.IsPost(Request.Method);

    /// <summary>Files are joined outside the transaction; what was read before is not what is written.</summary>
    protected override bool Changes => false;

    public AskedQuestion Asked(FormQuestion question, bool alone) =>
        new(
            question,
            alone,
            Found.Draft.IsTrial,
            IsAnswered && question.Kind != QuestionKind.Files
                ? [.. Request.Form[$"a-{question.Key}"].Select(v => v ?? "")]
                : Found.Answers.Of(question.Key),
            IsAnswered ? (string?)Request.Form[AskedQuestion.RemarkOn(question)] ?? "" : "",
            [.. Found.FilesOf(question)],
            [.. (ModelState[$"a-{question.Key}"]?.Errors ?? []).Select(e => e.ErrorMessage)]
        );

    protected override async Task<IActionResult> ShowAsync()
    {
        if (IsAnswered && Shown.Count > 0)
            Questions = WereShown();
        else if (Number < 1 || Number > Found.Pages.Count)
            return Redirect(AfterQuestions);
        else
            Questions = Found.Pages[Number - 1];
        if (Suggests && await settings.GetAsync<MapSettings>(Aborted) is { IsOn: true } map)
            SecurityHeaders.AllowPicturesOf(Response, map.Origin);
        return await base.ShowAsync();
    }

    /// <param name="remove">Of a file, taken away.</param>
    /// <param name="back">To the page before: what holds is kept, and nothing is refused.</param>
    [OutsideTransaction]
    public async Task<IActionResult> OnPostAsync(string? remove, bool back)
    {
        if (await FindAsync() is { } elsewhere)
            return elsewhere;
        Questions = WereShown();
        if (Questions.Count == 0)
            return Redirect(AskLinks.Page(Key, 1));
        var answers = await ReadAsync();
        var stored = await StoreAsync();
        var kept = await KeepTwiceAsync(answers, stored, remove);
        if (!kept)
            return NotFound();
        if (back)
        {
            ModelState.Clear();
            return Redirect(AskLinks.Page(Key, Math.Max(1, Number - 1)));
        }

        if (remove is not null && ModelState.IsValid)
            return Redirect(AskLinks.Page(Key, Number) + (Return ? "?retour=oui" : ""));
        return ModelState.IsValid ? Next(answers) : await RedisplayAsync();
    }

    List<FormQuestion> WereShown() =>
        [.. Found.Form.Questions.Where(q => Shown.Contains(q.Key, StringComparer.Ordinal))];

    async Task<FormAnswers> ReadAsync()
    {
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

        return answers;
    }

    /// <summary>Files are kept although another answer is refused: nobody chooses them twice.</summary>
    async Task<List<(FormQuestion Question, IReadOnlyList<StoredFile> Files)>> StoreAsync()
    {
        var stored = new List<(FormQuestion, IReadOnlyList<StoredFile>)>();
        foreach (var question in Questions.Where(q => q.Kind == QuestionKind.Files))
        {
            var sent = Request.Form.Files.GetFiles($"a-{question.Key}");
            try
            {
                AskDrafts.RefuseTooMany(Found, question, sent);
                stored.Add((question, await files.StoreOfResidentAsync(sent, Aborted)));
            }
            catch (RefusedException refused)
            {
                Refuse(question, words.Of(refused));
            }
        }

        return stored;
    }

    /// <summary>Pressed twice, or from two tabs at once: the second one waits for the first, and keeps its answer too.</summary>
    async Task<bool> KeepTwiceAsync(
        FormAnswers answers,
        List<(FormQuestion Question, IReadOnlyList<StoredFile> Files)> stored,
        string? remove
    )
    {
        const int most = 5;
        for (var turn = 1; ; turn++)
        {
            try
            {
                return await transactions.RunAsync(() => KeepAsync(answers, stored, remove), Aborted);
            }
            catch (DbUpdateConcurrencyException) when (turn < most) { }
        }
    }

    /// <returns>Whether the draft is still there.</returns>
    async Task<bool> KeepAsync(
        FormAnswers answers,
        IEnumerable<(FormQuestion Question, IReadOnlyList<StoredFile> Files)> stored,
        string? remove
    )
    {
        if (await Drafts.FindAsync(Key, tracked: true, Aborted) is not { } draft)
            return false;
        var mine = Questions.ToDictionary(q => q.Key, q => answers.Of(q.Key), StringComparer.Ordinal);
        draft.Draft.Answer(
            mine.Aggregate(draft.Answers, (all, one) => all.With(one.Key, one.Value)),
            now.GetUtcNow().UtcDateTime
        );
        foreach (var (question, joined) in stored)
            Drafts.Join(draft, question, joined);
        if (remove is not null)
            await Drafts.RemoveAsync(draft, remove, Aborted);
        foreach (var (question, joined) in stored.Where(s => s.Question.Required && remove is null))
        {
            if (draft.FilesOf(question).Count() + joined.Count < (question.Least ?? 1))
                Refuse(question, AnswerCheck.Missing(question));
        }

        // Said once, with answers that hold: the page comes back with what was typed otherwise.
        if (draft.Draft.IsTrial && ModelState.IsValid)
            await RemarkAsync(draft.Draft);
        return true;
    }

    async Task RemarkAsync(AskDraft draft)
    {
        foreach (var question in Questions)
        {
            var text = ((string?)Request.Form[AskedQuestion.RemarkOn(question)] ?? "").Trim();
            if (text.Length > 0 && draft.TopicId is { } topic)
                await forms.RemarkAsync(topic, question, text, draft.TriedBy, Aborted);
        }
    }

    void Refuse(FormQuestion question, FormProblem problem) =>
        Refuse(question, problem.Values.Count > 0 ? words[problem.Sentence, problem.Values] : words[problem.Sentence]);

    /// <summary>Where several questions are on the page, the summary says which.</summary>
    void Refuse(FormQuestion question, string sentence) =>
        ModelState.AddModelError(
            $"a-{question.Key}",
            Questions.Count == 1 ? sentence : $"{words.IfKnown(question.Label)} {sentence}"
        );

    /// <summary>The page after the last question that was shown, among those now asked.</summary>
    RedirectResult Next(FormAnswers answers)
    {
        if (Return)
            return Redirect(AskLinks.Check(Key));
        var pages = Found.Form.Pages(answers).ToList();
        var here = pages.FindIndex(page => page.Contains(Questions[^1]));
        // Not asked any more: where it would have been.
        var next = (here < 0 ? Number - 1 : here + 1) + 1;
        return Redirect(next <= pages.Count ? AskLinks.Page(Key, next) : AfterQuestions);
    }

    string AfterQuestions => Found.Draft.IsTrial ? AskLinks.Check(Key) : AskLinks.Contact(Key);
}
