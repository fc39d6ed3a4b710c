using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Replies.Templates;

/// <summary>Keeps what a template said each time somebody changes it.</summary>
public sealed class TemplateHistory(ParvisDbContext db, TownClock clock)
{
    const string BeforeUs = "avant le suivi des versions";

    /// <summary>Newest first.</summary>
    public Task<List<ReplyTemplateVersion>> OfAsync(Guid templateId, CancellationToken cancellationToken) =>
        db.Set<ReplyTemplateVersion>()
            .AsNoTracking()
            .Where(v => v.TemplateId == templateId)
            .OrderByDescending(v => v.Number)
            .ToListAsync(cancellationToken);

    /// <summary>One that came with the program or a file has no version yet: its words are kept before they change.</summary>
    public async Task KeepFormerAsync(ReplyTemplate template, CancellationToken cancellationToken)
    {
        if (await LastAsync(template.Id, cancellationToken) is not null)
            return;
        db.Add(ReplyTemplateVersion.Of(template, 1, restores: null, new ProcessContext(null, BeforeUs, clock.UtcNow)));
        await db.SaveChangesAsync(cancellationToken);
    }

    public Task KeepAsync(ReplyTemplate template, Viewer viewer, CancellationToken cancellationToken) =>
        AddAsync(template, restores: null, viewer, cancellationToken);

    public async Task RestoreAsync(
        ReplyTemplate template,
        int number,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var version =
            await db.Set<ReplyTemplateVersion>()
                .AsNoTracking()
                .FirstOrDefaultAsync(v => v.TemplateId == template.Id && v.Number == number, cancellationToken)
            ?? throw new RefusedException("Cette version n'existe pas.");
        template.TakeUp(version);
        await AddAsync(template, number, viewer, cancellationToken);
    }

    async Task AddAsync(ReplyTemplate template, int? restores, Viewer viewer, CancellationToken cancellationToken)
    {
        var last = await LastAsync(template.Id, cancellationToken);
        if (last is not null && last.SaysTheSameAs(template))
            return;
        var by = new ProcessContext(viewer.AgentId, viewer.Name, clock.UtcNow);
        db.Add(ReplyTemplateVersion.Of(template, (last?.Number ?? 0) + 1, restores, by));
    }

    Task<ReplyTemplateVersion?> LastAsync(Guid templateId, CancellationToken cancellationToken) =>
        db.Set<ReplyTemplateVersion>()
            .AsNoTracking()
            .Where(v => v.TemplateId == templateId)
            .OrderByDescending(v => v.Number)
            .FirstOrDefaultAsync(cancellationToken);
}
