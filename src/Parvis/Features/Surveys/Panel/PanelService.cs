using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Settings;

namespace Parvis.Features.Surveys.Panel;

/// <summary>The door to the panel: joining in two steps, inviting, noting what was found, leaving.</summary>
public sealed class PanelService(ParvisDbContext db, PanelMail mail, SettingsStore settings, TimeProvider clock)
{
    const int MostShown = 500;

    /// <summary>Nobody fills a mailbox by asking for somebody else.</summary>
    static readonly TimeSpan BetweenMessages = TimeSpan.FromDays(1);

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Whoever is known already is told the same: the page tells nobody who is in the panel.</summary>
    public async Task AskAsync(PanelWords words, CancellationToken cancellationToken)
    {
        var member = PanelMember.Of(words, Now);
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        if (member.Email.Length > 0)
        {
            var known = await db.Set<PanelMember>()
                .FirstOrDefaultAsync(m => m.Email == member.Email, cancellationToken);
            if (known is not null)
            {
                if (known.AskedAt + BetweenMessages > Now)
                    return;
                known.AskAgain(Now);
                mail.AskToConfirm(known, town);
                return;
            }
        }

        db.Add(member);
        if (member.Email.Length > 0)
            mail.AskToConfirm(member, town);
    }

    /// <summary>Null when the link leads nowhere.</summary>
    public async Task<PanelMember?> FindAsync(string publicId, string token, CancellationToken cancellationToken)
    {
        var member = await FindAsync(publicId, cancellationToken);
        return member is not null && mail.IsToken(member, token) ? member : null;
    }

    public Task<PanelMember?> FindAsync(string publicId, CancellationToken cancellationToken) =>
        db.Set<PanelMember>().FirstOrDefaultAsync(m => m.PublicId == publicId, cancellationToken);

    public void Confirm(PanelMember member) => member.Confirm(Now);

    /// <summary>Nothing is kept of who leaves.</summary>
    public void Leave(PanelMember member) => db.Remove(member);

    public Task<List<PanelMember>> MembersAsync(CancellationToken cancellationToken) =>
        db.Set<PanelMember>()
            .AsNoTracking()
            .OrderBy(m => m.ConfirmedAt == null)
            .ThenBy(m => m.Id)
            .Take(MostShown)
            .ToListAsync(cancellationToken);

    public Task<List<PanelInvitation>> InvitationsAsync(CancellationToken cancellationToken) =>
        db.Set<PanelInvitation>()
            .AsNoTracking()
            .OrderByDescending(i => i.Id)
            .Take(MostShown)
            .ToListAsync(cancellationToken);

    /// <summary>What stops people first.</summary>
    public async Task<IReadOnlyList<PanelFinding>> FindingsAsync(CancellationToken cancellationToken)
    {
        var findings = await db.Set<PanelFinding>()
            .AsNoTracking()
            .OrderByDescending(f => f.Id)
            .Take(MostShown)
            .ToListAsync(cancellationToken);
        // The database keeps their names, whose order means nothing.
        return [.. findings.OrderBy(f => f.Severity)];
    }

    /// <returns>How many were written to; who gave a phone alone is called.</returns>
    public async Task<int> InviteAsync(
        string? title,
        string? message,
        string? address,
        string by,
        CancellationToken cancellationToken
    )
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        if (!town.IsOpenToResidents)
            throw new RefusedException("Un administrateur donne d'abord l'adresse pour les habitants.");
        var members = await db.Set<PanelMember>()
            .Where(m => m.ConfirmedAt != null && m.Email != "")
            .ToListAsync(cancellationToken);
        var invitation = new PanelInvitation
        {
            Title = Written(title, PanelInvitation.MaxTitle, "Donnez un titre à l'invitation.", nameof(title)),
            Message = Written(message, PanelInvitation.MaxMessage, "Écrivez ce qui est à essayer.", nameof(message)),
            Address = Known(address),
            At = Now,
            By = by.CutTo(PanelInvitation.MaxBy),
            Sent = members.Count,
        };
        db.Add(invitation);
        foreach (var member in members)
            mail.Invite(member, invitation, town);
        return members.Count;
    }

    public async Task NoteAsync(
        long invitationId,
        string? text,
        FindingSeverity? severity,
        string by,
        CancellationToken cancellationToken
    )
    {
        if (!await db.Set<PanelInvitation>().AnyAsync(i => i.Id == invitationId, cancellationToken))
            throw new RefusedException("Choisissez ce qui a été essayé.", "invitationId");
        db.Add(
            new PanelFinding
            {
                InvitationId = invitationId,
                Text = Written(text, PanelFinding.MaxText, "Écrivez ce qui a été constaté.", nameof(text)),
                Severity = severity ?? throw new RefusedException("Dites si c'est grave.", nameof(severity)),
                At = Now,
                By = by.CutTo(PanelFinding.MaxBy),
            }
        );
    }

    static string Known(string? address)
    {
        var typed = (address ?? "").Trim();
        return
            Uri.TryCreate(typed, UriKind.Absolute, out var known)
            && (known.Scheme == Uri.UriSchemeHttps || known.Scheme == Uri.UriSchemeHttp)
            && typed.Length <= PanelInvitation.MaxAddress
            ? typed
            : throw new RefusedException(
                "Donnez l'adresse entière de ce qui est à essayer : elle commence par https.",
                nameof(address)
            );
    }

    static string Written(string? text, int longest, string refusal, string field)
    {
        var said = (text ?? "").Trim();
        return said.Length == 0 ? throw new RefusedException(refusal, field)
            : said.Length > longest ? throw new RefusedException($"Ce texte tient en {longest} caractères.", field)
            : said;
    }
}

/// <summary>Who never confirmed, and whose agreement is old.</summary>
public sealed class ForgetPanelJob(ParvisDbContext db, Transactions transactions, TimeProvider clock) : IJob
{
    public Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (unconfirmed, old) = (now.AddDays(-PanelMember.DaysToConfirm), now.AddDays(-PanelMember.DaysOfConsent));
        return transactions.EraseAsync(
            db.Set<PanelMember>()
                .Where(m =>
                    (m.ConfirmedAt == null && m.AskedAt < unconfirmed) || (m.ConfirmedAt != null && m.ConfirmedAt < old)
                ),
            cancellationToken
        );
    }
}
