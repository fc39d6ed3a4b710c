using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Knowledge.Content;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Knowledge;

/// <summary>The door to writing sheets; what is published shows at once.</summary>
public sealed class KnowledgeService(
    ParvisDbContext db,
    TopicCatalogue topics,
    OrganisationDirectory directory,
    AdministrationJournal journal,
    ViewerEpoch epoch,
    Transactions transactions,
    TownClock clock
)
{
    const string Stale = "Cette fiche a changé depuis que cette page est ouverte : relisez-la, puis recommencez.";

    /// <summary>Null when there is none for this agent.</summary>
    public async Task<KnowledgeSheet?> FindAsync(Guid id, Viewer viewer, CancellationToken cancellationToken)
    {
        var sheet = await db.Set<KnowledgeSheet>().FirstOrDefaultAsync(s => s.Id == id, cancellationToken);
        var tree = await topics.GetAsync(cancellationToken);
        return sheet is not null && SheetPolicy.Exists(sheet.Topics.Select(t => t.TopicId), tree, viewer)
            ? sheet
            : null;
    }

    /// <summary>Begins a draft, with what the town already says of its topic.</summary>
    public async Task<KnowledgeSheet> BeginAsync(
        string? title,
        SheetKind kind,
        Guid? topicId,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var organisation = await directory.GetAsync(cancellationToken);
        var topic = (await topics.GetAsync(cancellationToken)).Find(topicId, viewer);
        var sheet = new KnowledgeSheet(title, kind, viewer.AgentId, await clock.TodayAsync(cancellationToken));
        var department = topic?.DepartmentId ?? viewer.Departments.Keys.Order().Cast<Guid?>().FirstOrDefault();
        sheet.Edit(
            new SheetOptions
            {
                Title = title,
                // Who may publish it answers for it; a proposal waits for the head of its department.
                OwnerId = SheetPolicy.MayPublish(viewer, ownerId: null, department) ? viewer.AgentId : null,
                DepartmentId = organisation.Department(department)?.Id,
            },
            clock.UtcNow,
            viewer.Name
        );
        if (topic is not null)
        {
            sheet.SetTopics([topic.Id], clock.UtcNow, viewer.Name);
            sheet.Compose(content => Told(content, topic, clock.UtcNow), clock.UtcNow, viewer.Name);
        }

        db.Add(sheet);
        return sheet;
    }

    public void Edit(KnowledgeSheet sheet, SheetOptions options, Viewer viewer)
    {
        sheet.Edit(options, clock.UtcNow, viewer.Name);
        transactions.AfterCommit(epoch.Advance);
    }

    public void Compose(KnowledgeSheet sheet, Func<SheetContent, DateTime, SheetContent> change, Viewer viewer) =>
        sheet.Compose(content => change(content, clock.UtcNow), clock.UtcNow, viewer.Name);

    /// <summary>Topics that somebody else alone knows of cannot be there: they would not have found the sheet.</summary>
    public async Task SetTopicsAsync(
        KnowledgeSheet sheet,
        IEnumerable<Guid> ids,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var tree = await topics.GetAsync(cancellationToken);
        sheet.SetTopics(ids.Where(id => tree.Find(id, viewer) is not null), clock.UtcNow, viewer.Name);
        transactions.AfterCommit(epoch.Advance);
    }

    public async Task PublishAsync(
        KnowledgeSheet sheet,
        bool changesSense,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var last = await db.Set<KnowledgeVersion>()
            .Where(v => v.SheetId == sheet.Id)
            .MaxAsync(v => (int?)v.Number, cancellationToken);
        var version = sheet.Publish(
            (last ?? 0) + 1,
            changesSense,
            await clock.TodayAsync(cancellationToken),
            clock.UtcNow,
            viewer.Name
        );
        db.Add(version);
        journal.Write($"{await NameOfAsync(sheet, cancellationToken)} : version {version.Number} publiée");
        transactions.AfterCommit(epoch.Advance);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsDuplicate())
        {
            throw new RefusedException(Stale);
        }
    }

    public async Task RetireAsync(KnowledgeSheet sheet, Viewer viewer, CancellationToken cancellationToken)
    {
        sheet.Retire(clock.UtcNow, viewer.Name);
        journal.Write($"{await NameOfAsync(sheet, cancellationToken)} retirée");
        transactions.AfterCommit(epoch.Advance);
    }

    public async Task ReviewAsync(KnowledgeSheet sheet, CancellationToken cancellationToken) =>
        sheet.Review(await clock.TodayAsync(cancellationToken));

    /// <summary>Nobody read it: it leaves nothing behind.</summary>
    public void Discard(KnowledgeSheet sheet)
    {
        if (sheet.WasPublished)
            throw new RefusedException("Cette fiche a été publiée : retirez-la plutôt.");
        db.Remove(sheet);
    }

    /// <summary>The journal is read outside the circles.</summary>
    async Task<string> NameOfAsync(KnowledgeSheet sheet, CancellationToken cancellationToken) =>
        SheetPolicy.IsConfidential(sheet.Topics.Select(t => t.TopicId), await topics.GetAsync(cancellationToken))
            ? "fiche d'un sujet confidentiel"
            : $"fiche « {sheet.Title} »";

    static SheetContent Told(SheetContent content, TopicEntry topic, DateTime at)
    {
        if (topic.FirstLevelAnswer.Length > 0)
            content = content.With(
                new SheetBlock
                {
                    Key = RandomId.New(),
                    Kind = SheetBlockKind.Paragraph,
                    // Written for reception: whoever publishes decides whether residents read it as it is.
                    Audience = SheetAudience.Agents,
                    Text = topic.FirstLevelAnswer.CutTo(SheetBlock.MaxText),
                },
                at
            );
        foreach (var document in topic.Documents)
            content = content.With(
                new SheetBlock
                {
                    Key = RandomId.New(),
                    Kind = SheetBlockKind.Document,
                    Text = document.Line.CutTo(SheetBlock.MaxText),
                },
                at
            );
        return content;
    }
}
