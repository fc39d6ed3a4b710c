using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Forms;

/// <summary>The door to the forms of topics: what residents answer, and what is being composed.</summary>
public sealed class TopicForms(ParvisDbContext db, AdministrationJournal journal, TimeProvider clock)
{
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
    /// <param name="seen">The version of the form that was changed; 0 when there was none.</param>
    /// <param name="change">From the form as it is to what it becomes.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task ComposeAsync(
        TopicEntry topic,
        int seen,
        Func<FormDefinition, FormDefinition> change,
        string by,
        CancellationToken cancellationToken
    )
    {
        var form = await FindAsync(topic.Id, cancellationToken);
        if ((form?.Version ?? 0) != seen)
            throw new RefusedException(
                "Ce formulaire a changé depuis que cette page est ouverte : relisez-le, puis recommencez."
            );
        var before = form is null ? StandardForm.Of(topic) : FormText.Read(form.Working);
        if (form is null)
            db.Add(form = new TopicForm(topic.Id));
        form.Compose(change(before), Now, by);
    }

    public async Task PublishAsync(TopicForm form, TopicEntry topic, string by, CancellationToken cancellationToken)
    {
        var last = await db.Set<TopicFormVersion>()
            .Where(v => v.TopicId == form.TopicId)
            .OrderByDescending(v => v.Number)
            .FirstOrDefaultAsync(cancellationToken);
        // Pressed twice, it is published once.
        if (last is not null && form.Published == last.Number && last.Questions == form.Working)
            return;
        var version = form.Publish((last?.Number ?? 0) + 1, Now, by);
        db.Add(version);
        journal.Write($"formulaire du sujet « {topic.Name} » : version {version.Number} publiée");
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

    /// <summary>Null once its time is over.</summary>
    public Task<FormTrial?> TrialAsync(string key, CancellationToken cancellationToken)
    {
        var hash = RandomId.HashOf(key);
        return db.Set<FormTrial>()
            .AsNoTracking()
            .FirstOrDefaultAsync(t => t.KeyHash == hash && t.Until > Now, cancellationToken);
    }

    public void Remark(Guid topicId, FormQuestion about, string text, string by)
    {
        if (text.Length > FormRemark.MaxText)
            throw new RefusedException($"Une remarque tient en {FormRemark.MaxText} caractères.", "Remark");
        db.Add(
            new FormRemark
            {
                TopicId = topicId,
                QuestionKey = about.Key,
                Label = about.Label,
                Text = text,
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
