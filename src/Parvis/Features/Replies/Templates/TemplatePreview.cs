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
        return new FilledTemplate
        {
            Reference = request?.Reference,
            NotFound = reference is { Length: > 0 } && request is null,
            Subject = subject,
            Body = values.Mentions.CloseText(body),
            Words = body.Trim(),
            Easy = TemplateText.Fill(template.EasyBody ?? "", values).Trim(),
            Spoken = template.Spoken is { Length: > 0 } spoken ? TemplateText.Fill(spoken, values).Trim() : body.Trim(),
            Envelope = values.To?.Envelope ?? values.To?.FormalName ?? "",
            Closing = values.Mentions.Lines,
            Unfilled = [.. TemplateText.Unfilled(subject).Union(TemplateText.Unfilled(body))],
            Fault = FaultOf(template),
        };
    }

    /// <summary>What saving would refuse, told while it is typed.</summary>
    static string? FaultOf(ReplyTemplateOptions template)
    {
        try
        {
            foreach (var text in new[] { template.Subject, template.Body, template.EasyBody, template.Spoken })
                TemplateCheck.Refuse(text, "");
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Message;
        }
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

/// <summary>A template as each way out shows it.</summary>
public sealed record FilledTemplate
{
    /// <summary>Of the real request; absent for the invented one.</summary>
    public required string? Reference { get; init; }

    /// <summary>The reference asked for is nobody's, or not this person's.</summary>
    public required bool NotFound { get; init; }

    public required string Subject { get; init; }

    /// <summary>As a mail, with the lines that close it.</summary>
    public required string Body { get; init; }

    /// <summary>Without them.</summary>
    public required string Words { get; init; }

    public required string Easy { get; init; }

    public required string Spoken { get; init; }

    public required string Envelope { get; init; }

    public required IReadOnlyList<string> Closing { get; init; }

    public required IReadOnlyList<string> Unfilled { get; init; }

    /// <summary>What its author must correct before it can be saved.</summary>
    public string? Fault { get; init; }
}
