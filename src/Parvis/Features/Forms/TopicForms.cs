using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Forms;

/// <summary>The door to the forms of topics: what residents answer, and what is being composed.</summary>
public sealed class TopicForms(ParvisDbContext db, AdministrationJournal journal, TimeProvider clock)
{
    const string Stale = "Ce formulaire a changé depuis que cette page est ouverte : relisez-le, puis recommencez.";

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What residents answer now. One SQL command.</summary>
    public async Task<FormInUse> InUseAsync(TopicEntry topic, CancellationToken cancellationToken)
    {
        var version = await (
            from form in db.Set<TopicForm>()
            join published in db.Set<TopicFormVersion>()
                on new { form.TopicId, Number = form.Published } equals new
                {
                    published.TopicId,
                    Number = (int?)published.Number,
                }
            where form.TopicId == topic.Id
            select published
        )
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);
        return version is null
            ? new FormInUse(StandardForm.Of(topic), Number: null)
            : new FormInUse(FormText.Read(version.Questions), version.Number);
    }

    /// <summary>Null as long as nobody composed one.</summary>
    public Task<TopicForm?> FindAsync(Guid topicId, CancellationToken cancellationToken) =>
        db.Set<TopicForm>().FirstOrDefaultAsync(f => f.TopicId == topicId, cancellationToken);

    /// <summary>Newest first.</summary>
    public Task<List<TopicFormVersion>> VersionsAsync(Guid topicId, CancellationToken cancellationToken) =>
        db.Set<TopicFormVersion>()
            .AsNoTracking()
            .Where(v => v.TopicId == topicId)
            .OrderByDescending(v => v.Number)
            .ToListAsync(cancellationToken);

    public Task<List<FormRemark>> RemarksAsync(Guid topicId, CancellationToken cancellationToken) =>
        db.Set<FormRemark>()
            .AsNoTracking()
            .Where(r => r.TopicId == topicId)
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);

    /// <summary>What is being composed becomes this.</summary>
    /// <param name="topic">Whose form.</param>
    /// <param name="seen">The version of the form that was changed; null when there was none.</param>
    /// <param name="change">From the form as it is to what it becomes.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task ComposeAsync(
        TopicEntry topic,
        int? seen,
        Func<FormDefinition, FormDefinition> change,
        string by,
        CancellationToken cancellationToken
    )
    {
        var form = await FindAsync(topic.Id, cancellationToken);
        if (form?.Version != seen)
            throw new RefusedException(Stale);
        var before = form is null ? StandardForm.Of(topic) : FormText.Read(form.Working);
        if (form is null)
            db.Add(form = new TopicForm(topic.Id));
        form.Compose(change(before), Now, by);
        await SaveAsync(cancellationToken);
    }

    /// <summary>Another version, or what it had taken the place of.</summary>
    /// <param name="form">Of the topic.</param>
    /// <param name="seen">The version of the form that the page showed.</param>
    /// <param name="version">Null to undo.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task TakeUpAsync(
        TopicForm form,
        int? seen,
        TopicFormVersion? version,
        string by,
        CancellationToken cancellationToken
    )
    {
        if (form.Version != seen)
            throw new RefusedException(Stale);
        if (version is null)
            form.UndoTakeUp(Now, by);
        else
            form.TakeUp(version, Now, by);
        await SaveAsync(cancellationToken);
    }

    /// <summary>Two who begin, or publish, at the same moment: the second is told.</summary>
    async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsDuplicate())
        {
            throw new RefusedException(Stale);
        }
    }

    public async Task PublishAsync(
        TopicForm form,
        int? seen,
        TopicEntry topic,
        string by,
        CancellationToken cancellationToken
    )
    {
        var last = await db.Set<TopicFormVersion>()
            .Where(v => v.TopicId == form.TopicId)
            .OrderByDescending(v => v.Number)
            .FirstOrDefaultAsync(cancellationToken);
        // Pressed twice, it is published once.
        if (last is not null && form.Published == last.Number && last.Questions == form.Working)
            return;
        if (form.Version != seen)
            throw new RefusedException(Stale);
        var version = form.Publish((last?.Number ?? 0) + 1, Now, by);
        db.Add(version);
        journal.Write($"formulaire du sujet « {topic.Name} » : version {version.Number} publiée");
        await SaveAsync(cancellationToken);
    }

    public void Withdraw(TopicForm form, TopicEntry topic)
    {
        form.Withdraw();
        journal.Write($"formulaire du sujet « {topic.Name} » retiré : les usagers ont le formulaire simple");
    }

    /// <returns>The secret of the link: shown once.</returns>
    public string Invite(TopicForm form, string by)
    {
        FormText.Read(form.Working).Checked();
        var key = RandomId.New();
        db.Add(
            new FormTrial
            {
                TopicId = form.TopicId,
                KeyHash = RandomId.HashOf(key),
                Questions = form.Working,
                Until = Now.AddDays(FormTrial.DaysOpen),
                By = by,
            }
        );
        return key;
    }

    /// <summary>Links whose time is over, and what was said of a form long ago.</summary>
    public async Task ForgetTrialsAsync(Transactions transactions, CancellationToken cancellationToken)
    {
        var (now, old) = (Now, Now.AddDays(-FormRemark.DaysKept));
        await transactions.EraseAsync(db.Set<FormTrial>().Where(t => t.Until <= now), cancellationToken);
        await transactions.EraseAsync(db.Set<FormRemark>().Where(r => r.At <= old), cancellationToken);
    }

    /// <summary>Null once its time is over.</summary>
    public Task<FormTrial?> TrialAsync(string key, CancellationToken cancellationToken)
    {
        var hash = RandomId.HashOf(key);
        var now = Now;
        return db.Set<FormTrial>()
            .AsNoTracking()
            .FirstOrDefaultAsync(t => t.KeyHash == hash && t.Until > now, cancellationToken);
    }

    /// <summary>Nothing is kept beyond what somebody reads: a link that is passed on must not fill the base.</summary>
    public async Task RemarkAsync(
        Guid topicId,
        FormQuestion about,
        string text,
        string by,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<FormRemark>().CountAsync(r => r.TopicId == topicId, cancellationToken) >= FormRemark.Most)
            return;
        db.Add(
            new FormRemark
            {
                TopicId = topicId,
                QuestionKey = about.Key,
                Label = about.Label,
                Text = AnswerCheck.Lines(text).CutTo(FormRemark.MaxText),
                By = by,
                At = Now,
            }
        );
    }

    public async Task ForgetRemarkAsync(Guid topicId, string publicId, CancellationToken cancellationToken)
    {
        var remark = await db.Set<FormRemark>()
            .FirstOrDefaultAsync(r => r.TopicId == topicId && r.PublicId == publicId, cancellationToken);
        if (remark is not null)
            db.Remove(remark);
    }
}

/// <param name="Definition">Its questions.</param>
/// <param name="Number">Of the version; null for the standard form.</param>
public sealed record FormInUse(FormDefinition Definition, int? Number);
