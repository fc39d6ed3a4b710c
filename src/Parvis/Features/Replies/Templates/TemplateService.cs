using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Topics;

namespace Parvis.Features.Replies.Templates;

/// <summary>The door to templates: who may change which, and which ones fit a request.</summary>
public sealed class TemplateService(
    ParvisDbContext db,
    OrganisationDirectory directory,
    TopicCatalogue topics,
    TemplateHistory history
)
{
    /// <summary>Administrators and the pilot change all; a head, those of the departments they head.</summary>
    public static bool MayEdit(Viewer viewer, Guid? departmentId) =>
        viewer.IsAdministrator || viewer.IsPilot || viewer.Heads(departmentId);

    /// <summary>The departments whose templates this person changes, and the whole town for those who change all.</summary>
    public static IEnumerable<SelectListItem> DepartmentChoices(
        OrganisationSnapshot organisation,
        string everywhere,
        Viewer viewer
    ) =>
        [
            .. MayEdit(viewer, departmentId: null)
                ? [new SelectListItem(everywhere, "")]
                : Array.Empty<SelectListItem>(),
            .. organisation
                .OpenDepartments.Where(d => MayEdit(viewer, d.Id))
                .Select(d => new SelectListItem(d.Path, d.Id.ToString())),
        ];

    /// <summary>A template about a confidential topic exists only for its circle, like the topic.</summary>
    public async Task<List<ReplyTemplate>> ListAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var tree = await topics.GetAsync(cancellationToken);
        var all = await db.Set<ReplyTemplate>()
            .AsNoTracking()
            .OrderBy(t => t.SortName)
            .ThenBy(t => t.Id)
            .ToListAsync(cancellationToken);
        return [.. all.Where(t => Exists(t, tree, viewer) && (SeesAll(viewer) || MayEdit(viewer, t.DepartmentId)))];
    }

    public async Task<ReplyTemplate?> FindAsync(Guid id, Viewer viewer, CancellationToken cancellationToken)
    {
        var template = await db.Set<ReplyTemplate>().FirstOrDefaultAsync(t => t.Id == id, cancellationToken);
        return
            template is not null
            && Exists(template, await topics.GetAsync(cancellationToken), viewer)
            && MayEdit(viewer, template.DepartmentId)
            ? template
            : null;
    }

    public async Task<ReplyTemplate> SaveAsync(
        ReplyTemplate? template,
        ReplyTemplateOptions options,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (!MayEdit(viewer, options.DepartmentId))
            throw new RefusedException("Choisissez l'un des services que vous dirigez.", nameof(options.DepartmentId));
        var tree = await topics.GetAsync(cancellationToken);
        if (options.TopicId is not null && tree.Find(options.TopicId, viewer) is null)
            throw new RefusedException("Ce sujet n'existe pas.", nameof(options.TopicId));
        await RefuseSameNameAsync(template, options, cancellationToken);
        if (template is null)
            db.Add(template = new ReplyTemplate());
        else
            await history.KeepFormerAsync(template, cancellationToken);
        template.Edit(options);
        await history.KeepAsync(template, viewer, cancellationToken);
        if (template.IsDefault)
            await ReplaceDefaultAsync(template, cancellationToken);
        return template;
    }

    public void Delete(ReplyTemplate template) => db.Remove(template);

    /// <summary>Those that fit, best first: the topic's, the department's, everybody's. One SQL command.</summary>
    public async Task<IReadOnlyList<OfferedTemplate>> OfferedAsync(
        CitizenRequest request,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var tree = await topics.GetAsync(cancellationToken);
        var organisation = await directory.GetAsync(cancellationToken);
        var topicLine = Line(request.TopicId, tree.Find(request.TopicId)?.Ancestors);
        var departmentLine = Line(request.DepartmentId, organisation.Department(request.DepartmentId)?.Ancestors);
        var all = await (
            from template in db.Set<ReplyTemplate>().AsNoTracking().Where(t => t.Active)
            join partner in db.Set<PartnerAuthority>().AsNoTracking()
                on template.PartnerId equals (Guid?)partner.Id
                into partners
            from partner in partners.DefaultIfEmpty()
            select new { template, partner }
        ).ToListAsync(cancellationToken);
        return
        [
            .. all.Where(t => Exists(t.template, tree, viewer))
                .Select(t => new OfferedTemplate(t.template, t.partner, Fit(t.template, topicLine, departmentLine)))
                .Where(t => t.Fit is not null)
                .OrderBy(t => t.Fit)
                .ThenBy(t => t.Template.SortName, StringComparer.Ordinal),
        ];
    }

    static TemplateFit? Fit(ReplyTemplate template, List<Guid> topicLine, List<Guid> departmentLine)
    {
        if (template.TopicId is { } topic && topicLine.IndexOf(topic) is var place and >= 0)
            return place > 0 ? TemplateFit.TopicAbove
                : template.IsDefault ? TemplateFit.Default
                : TemplateFit.Topic;
        if (template.DepartmentId is { } department && departmentLine.Contains(department))
            return template.TopicId is null ? TemplateFit.Department : TemplateFit.OtherTopic;
        return template.DepartmentId is null && template.TopicId is null ? TemplateFit.Everybody : null;
    }

    /// <summary>From the one itself to the top of the tree.</summary>
    static List<Guid> Line(Guid? id, IReadOnlyList<Guid>? ancestors) =>
        id is { } self ? [self, .. (ancestors ?? []).Reverse()] : [];

    static bool Exists(ReplyTemplate template, TopicTree tree, Viewer viewer) =>
        template.TopicId is null || tree.Find(template.TopicId, viewer) is not null;

    static bool SeesAll(Viewer viewer) => viewer.IsAdministrator || viewer.IsPilot;

    /// <summary>Who answers chooses by the name: two of the same department and topic are told apart.</summary>
    async Task RefuseSameNameAsync(
        ReplyTemplate? template,
        ReplyTemplateOptions options,
        CancellationToken cancellationToken
    )
    {
        var name = Folding.Fold(options.Name?.Trim() ?? "");
        // One that had it before may be changed, and put away.
        if (
            !options.Active
            || (
                template is { Active: true }
                && template.SortName == name
                && template.DepartmentId == options.DepartmentId
                && template.TopicId == options.TopicId
            )
        )
            return;
        var itself = template?.Id;
        var taken = await db.Set<ReplyTemplate>()
            .Where(t => t.Id != itself && t.Active)
            .Where(t => t.DepartmentId == options.DepartmentId && t.TopicId == options.TopicId)
            .AnyAsync(t => t.SortName == name, cancellationToken);
        if (taken)
            throw new RefusedException(
                "Un autre modèle porte déjà ce nom : donnez-lui-en un autre.",
                nameof(options.Name)
            );
    }

    async Task ReplaceDefaultAsync(ReplyTemplate template, CancellationToken cancellationToken)
    {
        var former = await db.Set<ReplyTemplate>()
            .Where(t => t.TopicId == template.TopicId && t.IsDefault && t.Id != template.Id)
            .ToListAsync(cancellationToken);
        former.ForEach(t => t.StopBeingDefault());
    }
}

/// <summary>How near a template is to a request.</summary>
public enum TemplateFit
{
    Default,
    Topic,
    TopicAbove,
    Department,
    Everybody,

    /// <summary>Of the same department, about something else: in the list, never in front.</summary>
    OtherTopic,
}

public sealed record OfferedTemplate(ReplyTemplate Template, PartnerAuthority? Partner, TemplateFit? Fit)
{
    public string Subject(ReplyFacts facts) => Fill(Template.Subject, facts);

    /// <summary>What it says this way, to this person.</summary>
    public string Words(ReplyFacts facts, Channel channel, bool easyRead) =>
        Fill(
            channel is Channel.Phone or Channel.FrontDesk && Template.Spoken.Length > 0 ? Template.Spoken
                : easyRead && Template.EasyBody.Length > 0 ? Template.EasyBody
                : Template.Body,
            facts
        );

    /// <summary>A text is its own, one way or another: nobody has typed in it.</summary>
    public bool Gave(string text, ReplyFacts facts) =>
        new[] { Template.Body, Template.EasyBody, Template.Spoken }.Any(words =>
            words.Length > 0 && Fill(words, facts) == text
        );

    string Fill(string words, ReplyFacts facts) =>
        TemplateText.Fill(words, facts with { Partner = Partner }).ReplaceLineEndings("\n").Trim();
}
