using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Deadlines.Clocks;
using Parvis.Features.Acknowledgements.Writing;
using Parvis.Features.Clocks;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Referrals.Writing;

/// <summary>Gathers what is told when a request is sent on, to the resident and to the partner, and writes both.</summary>
public sealed class ReferralWriter(
    ParvisDbContext db,
    StatutoryClocks clocks,
    TopicCatalogue topics,
    MentionReader mentions,
    TownClock town
)
{
    /// <summary>Many mailboxes refuse more.</summary>
    const long MaxMailBytes = 20L * 1024 * 1024;

    /// <param name="request">As it is before it is sent on.</param>
    /// <param name="partner">Who is competent.</param>
    /// <param name="wish">What the agent wants to write.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<WrittenReferral> WriteAsync(
        CitizenRequest request,
        PartnerAuthority partner,
        ReferralWish wish,
        CancellationToken cancellationToken
    )
    {
        var people = await db.AddresseesAsync(request, cancellationToken);
        var facts = await FactsAsync(request, partner, wish, people, cancellationToken);
        var files = await FilesAsync(request, cancellationToken);
        var fitting = wish.PartnerChannel == Channel.Email ? Fitting(files) : files;
        var content = new ForwardedContent
        {
            Subject = request.Subject,
            Place = request.Place,
            Channel = request.Channel,
            People = [.. people.Select((p, n) => new ForwardedPerson(RoleOf(request, p, n), p))],
            Said = await SaidAsync(request, cancellationToken),
            Enclosed = [.. fitting.Select(f => f.Name)],
            LeftOut = [.. files.Except(fitting).Select(f => f.Name)],
        };
        return new WrittenReferral(ForwardingNotice.Of(facts), PartnerText.Of(facts, content), fitting);
    }

    async Task<ReferralFacts> FactsAsync(
        CitizenRequest request,
        PartnerAuthority partner,
        ReferralWish wish,
        IReadOnlyList<Addressee> people,
        CancellationToken cancellationToken
    )
    {
        var confidential = request.CircleId is not null;
        return new ReferralFacts
        {
            Mentions = confidential
                ? await mentions.ReadNeutralAsync(request, cancellationToken)
                : await mentions.ReadAsync(request, cancellationToken),
            Partner = partner,
            Salutation = people.Whose(wish.Recipient)?.Salutation ?? "Madame, Monsieur",
            ReceivedOn = await clocks.ReceivedOnAsync(request, cancellationToken),
            FirstReceivedOn = request.FirstReceivedOn,
            FirstReceivedBy = request.FirstReceivedBy,
            Today = await town.TodayAsync(cancellationToken),
            Deadline = await DeadlineAsync(request, cancellationToken),
            Reason = wish.Reason,
            Word = wish.Word,
            Confidential = confidential,
        };
    }

    /// <summary>Null where nothing is announced of silence: to who reports a hole in the road, nothing is « rejected ».</summary>
    async Task<Deadline?> DeadlineAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        var topic = (await topics.GetAsync(cancellationToken)).Find(request.TopicId);
        return
            await clocks.ReadAsync(request, cancellationToken) is { Deadline: { } deadline }
            && AcknowledgementKinds.Of(deadline.Regime, topic) != AcknowledgementKind.Plain
            ? deadline
            : null;
    }

    static string RoleOf(CitizenRequest request, Addressee person, int rank) =>
        (rank, person.AlsoAsked) switch
        {
            (0, _) => "Demandeur",
            (_, true) => "A demandé la même chose",
            _ when request.RepresentativeId is not null => "Agit pour le demandeur",
            _ => "Demandeur",
        };

    async Task<IReadOnlyList<ForwardedWords>> SaidAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        var zone = await town.ZoneAsync(cancellationToken);
        var said = await db.Set<Correspondence>()
            .AsNoTracking()
            .Where(c => c.RequestId == request.Id && c.Direction == Direction.Incoming)
            .OrderBy(c => c.Id)
            .ToListAsync(cancellationToken);
        return
        [
            .. said.Select(c => new ForwardedWords(
                c.Author,
                c.Channel,
                DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(c.At, zone)),
                c.Body.ReplaceLineEndings("\n").Trim()
            )),
        ];
    }

    /// <summary>What the resident gave and what was added here; not what the town sent.</summary>
    async Task<List<RequestFile>> FilesAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        var files = await (
            from file in db.Set<RequestFile>().AsNoTracking()
            where file.RequestId == request.Id
            where
                file.CorrespondenceId == null
                || db.Set<Correspondence>().Any(c => c.Id == file.CorrespondenceId && c.Direction == Direction.Incoming)
            orderby file.Id
            select file
        ).ToListAsync(cancellationToken);
        return [.. files.DistinctBy(f => f.Hash)];
    }

    static List<RequestFile> Fitting(List<RequestFile> files)
    {
        long total = 0;
        return [.. files.TakeWhile(f => (total += f.Size) <= MaxMailBytes)];
    }
}

/// <param name="Notice">For the resident.</param>
/// <param name="ToPartner">For the authority that is competent.</param>
/// <param name="Files">What goes with the latter.</param>
public sealed record WrittenReferral(ForwardingNotice Notice, PartnerText ToPartner, IReadOnlyList<RequestFile> Files);
