using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;

namespace Parvis.Features.Replies.Templates;

/// <summary>A template's words on a real request that this person may read; on an invented one otherwise.</summary>
public sealed class TemplatePreview(ParvisDbContext db, ReplyFactsReader facts)
{
    public Task<List<PartnerAuthority>> PartnersAsync(CancellationToken cancellationToken) =>
        db.Set<PartnerAuthority>()
            .AsNoTracking()
            .Where(p => p.Active)
            .OrderBy(p => p.SortName)
            .ToListAsync(cancellationToken);

    public async Task<FilledTemplate> FillAsync(
        ReplyTemplateOptions template,
        PartnerAuthority? partner,
        string? reference,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var request = await FindAsync(template, reference, viewer, cancellationToken);
        var values = request is null
            ? await facts.SampleAsync(cancellationToken)
            : await facts.ReadAsync(request, cancellationToken);
        values = values with { Partner = partner };
        var subject = TemplateText.Fill(template.Subject ?? "", values);
        var body = TemplateText.Fill(template.Body ?? "", values);
        return new FilledTemplate(
            request?.Reference,
            subject,
            values.Mentions.CloseText(body),
            [.. TemplateText.Unfilled(subject).Union(TemplateText.Unfilled(body))],
            reference is { Length: > 0 } && request is null
        );
    }

    /// <summary>The one asked for, else the latest the template would be offered for.</summary>
    Task<CitizenRequest?> FindAsync(
        ReplyTemplateOptions template,
        string? reference,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var visible = db.Set<CitizenRequest>().AsNoTracking().VisibleTo(viewer);
        if (reference is { Length: > 0 })
            return RequestReference.TryNormalize(reference, out var normalized)
                ? visible.FirstOrDefaultAsync(r => r.Reference == normalized, cancellationToken)
                : Task.FromResult<CitizenRequest?>(null);
        return visible
            .Where(r => template.TopicId == null || r.TopicId == template.TopicId)
            .Where(r => template.DepartmentId == null || r.DepartmentId == template.DepartmentId)
            .OrderByDescending(r => r.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }
}

/// <param name="Reference">Of the real request; absent for the invented one.</param>
/// <param name="NotFound">The reference asked for is nobody's, or not this person's.</param>
public sealed record FilledTemplate(
    string? Reference,
    string Subject,
    string Body,
    IReadOnlyList<string> Unfilled,
    bool NotFound
);
