using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Forms;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Requests.Files;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Portal.Asking;

/// <summary>The door to drafts: begun, found by their secret, answered, forgotten.</summary>
public sealed class AskDrafts(
    ParvisDbContext db,
    TopicCatalogue topics,
    TopicForms forms,
    SettingsStore settings,
    BlobErasing erasing,
    CurrentViewer viewer,
    Transactions transactions,
    TimeProvider clock
) : IBlobHolder
{
    /// <summary>Of all its files.</summary>
    public const long MostBytes = 100L * 1024 * 1024;

    /// <summary>Of the file that shows a mandate signed: no question has it.</summary>
    public const string MandateFile = "mandat-signe";

    Guid? HelperId => viewer.IsKnown ? viewer.Value.HelperId : null;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Topics that a resident may ask about: those at the end of a branch that are nobody's secret.</summary>
    public async Task<IReadOnlyList<TopicEntry>> OfferedAsync(CancellationToken cancellationToken) =>
        (await topics.GetAsync(cancellationToken)).Public;

    public async Task<TopicEntry?> TopicAsync(Guid id, CancellationToken cancellationToken) =>
        (await OfferedAsync(cancellationToken)).FirstOrDefault(t => t.Id == id);

    /// <returns>The secret of its address: known to who begins it alone.</returns>
    /// <param name="topic">Null when none fits.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<string> BeginAsync(TopicEntry? topic, CancellationToken cancellationToken)
    {
        var form = topic is null
            ? StandardForm.Of(topic: null)
            : (await forms.InUseAsync(topic, cancellationToken)).Definition;
        var key = RandomId.New();
        db.Add(new AskDraft(RandomId.HashOf(key), topic?.Id, FormText.Write(form), Now) { HelperId = HelperId });
        return key;
    }

    /// <summary>The form that is being composed, tried by who is invited.</summary>
    public string Begin(FormTrial trial, string by)
    {
        var key = RandomId.New();
        db.Add(
            new AskDraft(RandomId.HashOf(key), trial.TopicId, trial.Questions, Now)
            {
                IsTrial = true,
                TriedBy = by.CutTo(AskDraft.MaxTriedBy),
            }
        );
        return key;
    }

    /// <summary>Null when there is none, or none any more, or residents may not ask any more.</summary>
    /// <param name="key">Of its address.</param>
    /// <param name="tracked">Whether it is going to change.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<FoundDraft?> FindAsync(string key, bool tracked, CancellationToken cancellationToken)
    {
        if (!(await settings.GetAsync<TownSettings>(cancellationToken)).IsOpenToResidents)
            return null;
        var (hash, since) = (RandomId.HashOf(key), Now.AddDays(-AskDraft.DaysKept));
        var helper = HelperId;
        var draft = await Tracked(db.Set<AskDraft>(), tracked)
            .Where(d => d.HelperId == null || d.HelperId == helper)
            .FirstOrDefaultAsync(d => d.KeyHash == hash && d.UpdatedAt > since, cancellationToken);
        if (draft is null)
            return null;
        var topic = (await topics.GetAsync(cancellationToken)).Find(draft.TopicId);
        var files = await Tracked(db.Set<AskDraftFile>(), tracked)
            .Where(f => f.DraftId == draft.Id)
            .OrderBy(f => f.Id)
            .ToListAsync(cancellationToken);
        return new FoundDraft(draft, topic, FormText.Read(draft.Questions), files);
    }

    static IQueryable<T> Tracked<T>(IQueryable<T> rows, bool tracked)
        where T : class => tracked ? rows : rows.AsNoTracking();

    /// <summary>What is too much is refused before it is kept.</summary>
    public static void RefuseTooMany(FoundDraft draft, FormQuestion question, IReadOnlyCollection<IFormFile> sent)
    {
        var most = Math.Min(question.Most ?? AnswerCheck.MostFiles, AnswerCheck.MostFiles);
        if (draft.FilesOf(question).Count() + sent.Count > most)
            throw most == 1
                ? new RefusedException("Un seul fichier ici : retirez l'autre d'abord.")
                : new RefusedException("{0} fichiers au plus ici : retirez-en d'abord.", field: null, most);
        if (draft.Files.Sum(f => f.Size) + sent.Sum(f => f.Length) > MostBytes)
            throw new RefusedException("Vos fichiers dépassent 100 Mo en tout : envoyez-en moins, ou plus légers.");
    }

    /// <summary>Sent twice, a file is joined once.</summary>
    public void Join(FoundDraft draft, FormQuestion question, IEnumerable<StoredFile> files) =>
        Join(draft, question.Key, files);

    public void Join(FoundDraft draft, string questionKey, IEnumerable<StoredFile> files)
    {
        var known = draft
            .Files.Where(f => f.QuestionKey == questionKey)
            .Select(f => f.Hash)
            .ToHashSet(StringComparer.Ordinal);
        db.AddRange(
            files
                .Where(file => known.Add(file.Hash))
                .Select(file => new AskDraftFile
                {
                    DraftId = draft.Draft.Id,
                    QuestionKey = questionKey,
                    Name = file.Name,
                    ContentType = file.ContentType,
                    Size = file.Size,
                    Hash = file.Hash,
                })
        );
    }

    public async Task RemoveAsync(FoundDraft draft, string publicId, CancellationToken cancellationToken)
    {
        if (draft.Files.FirstOrDefault(f => f.PublicId == publicId) is not { } file)
            return;
        db.Remove(file);
        await erasing.AddAsync([file.Hash], cancellationToken);
    }

    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var before = Now.AddDays(-AskDraft.DaysKept);
        var old = db.Set<AskDraft>().Where(d => d.UpdatedAt <= before);
        await forms.ForgetTrialsAsync(transactions, cancellationToken);
        if (!await old.AnyAsync(cancellationToken))
            return;
        await transactions.RunAsync(
            async () =>
            {
                var files = db.Set<AskDraftFile>().Where(f => old.Any(d => d.Id == f.DraftId));
                await erasing.AddAsync(
                    await files.Select(f => f.Hash).ToListAsync(cancellationToken),
                    cancellationToken
                );
                await files.ExecuteDeleteAsync(cancellationToken);
                await old.ExecuteDeleteAsync(cancellationToken);
            },
            cancellationToken
        );
    }

    public async Task<IReadOnlyCollection<string>> HeldAsync(
        IReadOnlyCollection<string> hashes,
        CancellationToken cancellationToken
    ) =>
        await db.Set<AskDraftFile>()
            .Where(f => hashes.Contains(f.Hash))
            .Select(f => f.Hash)
            .Distinct()
            .ToListAsync(cancellationToken);
}

/// <param name="Draft">Tracked when it is going to change.</param>
/// <param name="Topic">What it is about; null when no topic fits.</param>
/// <param name="Form">Its questions.</param>
/// <param name="Files">In the order they came.</param>
public sealed record FoundDraft(
    AskDraft Draft,
    TopicEntry? Topic,
    FormDefinition Form,
    IReadOnlyList<AskDraftFile> Files
)
{
    public string TopicName => Topic?.Name ?? "Autre demande";

    /// <summary>As they were when it was found.</summary>
    public FormAnswers Answers => field ??= Draft.ReadAnswers();

    public IReadOnlyList<IReadOnlyList<FormQuestion>> Pages => field ??= Form.Pages(Answers);

    /// <summary>The questions that its answers leave to be asked, in their order.</summary>
    public IReadOnlyList<FormQuestion> Asked => field ??= [.. Form.Asked(Answers)];

    /// <summary>The answer as it is read, one line each; empty when there is none.</summary>
    /// <param name="question">Of the form.</param>
    /// <param name="said">One answer in other words than those of the record, which are French.</param>
    public string Shown(FormQuestion question, Func<string, string>? said = null) =>
        string.Join(
            '\n',
            question.Kind == QuestionKind.Files
                ? FilesOf(question).Select(f => f.Name)
                : Answers.Of(question.Key).Select(said ?? (answer => InFrench(question, answer)))
        );

    /// <summary>The mandate, signed; null when it was not joined.</summary>
    public AskDraftFile? SignedMandate => Files.LastOrDefault(f => f.QuestionKey == AskDrafts.MandateFile);

    public IEnumerable<AskDraftFile> FilesOf(FormQuestion question) => Files.Where(f => f.QuestionKey == question.Key);

    /// <summary>Pages, who asks, the check; who tries a form does not say who they are.</summary>
    public int Steps => Pages.Count + (Draft.IsTrial ? 1 : 2);

    /// <summary>Null when it answers with no date.</summary>
    public static DateOnly? DayOf(FormQuestion question, string answer) =>
        question.Kind == QuestionKind.Date
        && DateOnly.TryParseExact(answer, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    static string InFrench(FormQuestion question, string answer) =>
        DayOf(question, answer)?.InFull() ?? QuestionKinds.Shown(answer);
}

/// <summary>Nobody comes back after seven days.</summary>
public sealed class ForgetAskDraftsJob(AskDrafts drafts) : IJob
{
    public Task RunAsync(CancellationToken cancellationToken) => drafts.ForgetAsync(cancellationToken);
}
