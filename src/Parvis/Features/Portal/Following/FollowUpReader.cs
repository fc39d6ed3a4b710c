using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.FollowUp;
using Parvis.Features.Requests.Mandates;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Ui.Translation;

namespace Parvis.Features.Portal.Following;

/// <summary>Finds the request that a link or a code opens, and what its resident is shown of it.</summary>
public sealed class FollowUpReader(
    ParvisDbContext db,
    FollowUpKeys keys,
    MentionReader mentions,
    RequestMandates mandates,
    SettingsStore settings,
    PortalWords words,
    TownClock clock
)
{
    /// <summary>Before that a second chaser tells nobody anything new.</summary>
    static readonly TimeSpan BetweenChasers = TimeSpan.FromDays(7);

    public static bool IsChasedEnough(CitizenRequest request, DateTime now) =>
        request.LastChasedAt is { } chased && now - chased < BetweenChasers;

    /// <summary>Null when the link opens nothing.</summary>
    public async Task<CitizenRequest?> ByTokenAsync(string reference, string token, CancellationToken cancellationToken)
    {
        var request = await FindAsync(reference, cancellationToken);
        return request is not null && keys.IsToken(request, token) ? request : null;
    }

    /// <summary>Null when the code is not its own, or there is no such request: nobody can tell which.</summary>
    public async Task<CitizenRequest?> ByCodeAsync(string? reference, string? code, CancellationToken cancellationToken)
    {
        var request = RequestReference.TryNormalize(reference, out var normalized)
            ? await FindAsync(normalized, cancellationToken)
            : null;
        return request is not null && keys.IsCode(request, code) ? request : null;
    }

    /// <summary>For who has just opened it, and made its link anew.</summary>
    public Task<CitizenRequest?> AgainAsync(string reference, CancellationToken cancellationToken) =>
        FindAsync(reference, cancellationToken);

    async Task<CitizenRequest?> FindAsync(string reference, CancellationToken cancellationToken) =>
        (await settings.GetAsync<TownSettings>(cancellationToken)).IsOpenToResidents
            ? await db.Set<CitizenRequest>()
                .AsNoTracking()
                .FirstOrDefaultAsync(r => r.Reference == reference && r.ErasedAt == null, cancellationToken)
            : null;

    public async Task<FollowedRequest> ReadAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        var discreet = request.CircleId is not null;
        var said = discreet
            ? await mentions.ReadNeutralAsync(request, cancellationToken)
            : await mentions.ReadAsync(request, cancellationToken);
        var rules = await settings.GetAsync<RequestSettings>(cancellationToken);
        return new FollowedRequest
        {
            Request = request,
            State = [.. await StateAsync(request, said, cancellationToken)],
            Contact =
            [
                .. new[] { said.AgentName, said.AgentFunction, said.Office, said.Address }.Where(l => l.Length > 0),
                .. said.Phone.Length > 0 ? [words["Téléphone : {0}", said.Phone]] : Array.Empty<string>(),
                .. said.Email.Length > 0 ? [words["Courriel : {0}", said.Email]] : Array.Empty<string>(),
            ],
            Awaited = discreet || !request.IsOpen ? [] : await AwaitedAsync(request.Id, cancellationToken),
            Messages = discreet ? [] : await MessagesAsync(request.Id, cancellationToken),
            Mandate = await mandates.RunningAsync(request, cancellationToken),
            MayReopen = request.StatusBeforeReply is null && request.CanReopen(rules.ReopenWindowDays, clock.UtcNow),
            ChasedOn =
                request.LastChasedAt is { } chased && IsChasedEnough(request, clock.UtcNow)
                    ? DateOnly.FromDateTime(await clock.ToLocalAsync(chased, cancellationToken))
                    : null,
        };
    }

    async Task<IEnumerable<string>> StateAsync(
        CitizenRequest request,
        Mentions said,
        CancellationToken cancellationToken
    ) =>
        FollowUpState.Of(
            request,
            new FollowUpFacts
            {
                Department = said.DepartmentName,
                Today = await clock.TodayAsync(cancellationToken),
                ReceivedOn = DateOnly.FromDateTime(await clock.ToLocalAsync(request.ReceivedAt, cancellationToken)),
                EndedOn = request.EndedAt is { } ended
                    ? DateOnly.FromDateTime(await clock.ToLocalAsync(ended, cancellationToken))
                    : null,
            },
            words
        );

    async Task<IReadOnlyList<AwaitedItems>> AwaitedAsync(long requestId, CancellationToken cancellationToken)
    {
        var demands = await db.ItemsDemandsOf(requestId).AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. demands.Where(d => d.IsOpen).Select(d => new AwaitedItems(d.Until, [.. d.Missing.Select(i => i.Name)])),
        ];
    }

    async Task<IReadOnlyList<FollowedMessage>> MessagesAsync(long requestId, CancellationToken cancellationToken)
    {
        var messages = await db.Set<Correspondence>()
            .AsNoTracking()
            .Where(c => c.RequestId == requestId)
            .OrderBy(c => c.At)
            .ThenBy(c => c.Id)
            .ToListAsync(cancellationToken);
        var files = await db.Set<RequestFile>()
            .AsNoTracking()
            .Where(f => f.RequestId == requestId && f.CorrespondenceId != null)
            .ToListAsync(cancellationToken);
        var zone = await clock.ZoneAsync(cancellationToken);
        return
        [
            .. messages
                .Where(FollowUpMessages.IsShown)
                .Select(m => new FollowedMessage(
                    FollowUpMessages.Heading(
                        m,
                        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(m.SentAt ?? m.At, zone)),
                        words
                    ),
                    m.Direction == Direction.Incoming,
                    FollowUpMessages.ShowsWords(m) ? m.Body : "",
                    FollowUpMessages.ShowsWords(m)
                        ? [.. files.Where(f => f.CorrespondenceId == m.Id).Select(f => (f.Name, f.PublicId))]
                        : []
                )),
        ];
    }

    /// <summary>A file of a message that the resident is shown.</summary>
    public async Task<RequestFile?> FileAsync(
        CitizenRequest request,
        string publicId,
        CancellationToken cancellationToken
    )
    {
        if (request.CircleId is not null)
            return null;
        var found = await (
            from file in db.Set<RequestFile>().AsNoTracking()
            join message in db.Set<Correspondence>().AsNoTracking() on file.CorrespondenceId equals message.Id
            where file.PublicId == publicId && file.RequestId == request.Id
            select new { file, message }
        ).FirstOrDefaultAsync(cancellationToken);
        return
            found is not null && FollowUpMessages.IsShown(found.message) && FollowUpMessages.ShowsWords(found.message)
            ? found.file
            : null;
    }
}
