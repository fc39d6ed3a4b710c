using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Clocks.Elsewhere;
using Parvis.Features.Clocks.Watching;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Ui;

namespace Parvis.Features.Referrals.Following;

/// <summary>What becomes of a request while a partner has it; each inside the change of the request.</summary>
public sealed class ReferralFollowing(
    ParvisDbContext db,
    Forwardings forwardings,
    ClockKeeper keeper,
    IncomingWords words,
    SilenceDays silence,
    MentionReader mentions,
    HiddenNames hidden,
    PartnerMail mail,
    IHandedLetters handed,
    TownClock town
)
{
    public const int MaxWords = 4000;

    /// <summary>Where it is now; null when it is nowhere else.</summary>
    public Task<Referral?> FindAsync(long requestId, CancellationToken cancellationToken) =>
        db.Set<Referral>()
            .Where(r => r.RequestId == requestId && r.EndedOn == null)
            .OrderByDescending(r => r.Id)
            .FirstOrDefaultAsync(cancellationToken);

    public Task<PartnerAuthority> PartnerAsync(Referral referral, CancellationToken cancellationToken) =>
        db.Set<PartnerAuthority>().AsNoTracking().SingleAsync(p => p.Id == referral.PartnerId, cancellationToken);

    async Task<Referral> GetAsync(CitizenRequest request, CancellationToken cancellationToken) =>
        (request.Status == RequestStatus.Referred ? await FindAsync(request.Id, cancellationToken) : null)
        ?? throw new RefusedException("Cette demande n'est plus chez un organisme partenaire.");

    /// <summary>The partner said under which reference it follows it, or which day it received it.</summary>
    public async Task NoteAsync(
        CitizenRequest request,
        string? partnerReference,
        DateOnly? receivedOn,
        CancellationToken cancellationToken
    )
    {
        var referral = await GetAsync(request, cancellationToken);
        if (partnerReference?.Trim().Length > Referral.MaxReference)
            throw new RefusedException(
                $"La référence tient en {Referral.MaxReference} caractères.",
                "PartnerReference"
            );
        if (string.IsNullOrWhiteSpace(partnerReference) && receivedOn is null)
            throw new RefusedException(
                "Notez la référence de l'organisme, ou le jour où il l'a reçue.",
                "PartnerReference"
            );
        referral.Note(partnerReference);
        referral.Expect(await silence.AfterAsync(await town.TodayAsync(cancellationToken), cancellationToken));
        request.NoteReferralNews(referral.PartnerName, partnerReference, receivedOn);
        if (receivedOn is { } day)
            await forwardings.ReceiveAsync(request, referral.MessageId, day, cancellationToken);
    }

    /// <summary>What one would write to a partner that is silent.</summary>
    public static string UsualWords(CitizenRequest request, Referral referral) =>
        $"Madame, Monsieur,\n\nNous vous avons transmis le {referral.ReferredOn.InFull()} la demande {request.Reference}{(referral.PartnerReference.Length == 0 ? "" : $", que vous suivez sous la référence {referral.PartnerReference}")}. Nous n'en avons pas de nouvelles, et la personne nous interroge.\n\nPouvez-vous nous dire où elle en est, et quand elle aura une réponse ?\n\nBien à vous,";

    public async Task ChaseAsync(
        CitizenRequest request,
        Channel channel,
        string? said,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var referral = await GetAsync(request, cancellationToken);
        var partner = await PartnerAsync(referral, cancellationToken);
        var body = said?.ReplaceLineEndings("\n").Trim() ?? "";
        if (body.Length is 0 or > MaxWords)
            throw new RefusedException(
                body.Length == 0
                    ? "Écrivez ce que vous dites à l'organisme."
                    : $"Votre texte tient en {MaxWords} caractères.",
                "Words"
            );
        RefuseChannel(request, partner, channel);
        await hidden.RefuseAsync("", body, "Words", cancellationToken);
        var heading = request.CircleId is null
            ? await mentions.ReadAsync(request, cancellationToken)
            : await mentions.ReadNeutralAsync(request, cancellationToken);
        var subject = $"Relance : notre demande {request.Reference}";
        var kept = channel == Channel.Phone ? body : $"{body}\n\n{string.Join('\n', heading.Lines)}";
        var message = mail.Write(request, partner, channel, CorrespondenceKind.PartnerChaser, subject, kept, by);
        // The timeline and the outbox need its number, and the request has not changed yet.
        await db.SaveChangesAsync(cancellationToken);
        var today = await town.TodayAsync(cancellationToken);
        referral.Chase(today, await silence.AfterAsync(today, cancellationToken));
        request.PrepareNotice(message.Id, message.Kind, channel);
        if (channel == Channel.Email)
            mail.Queue(
                message,
                new OutgoingMail
                {
                    To = message.Recipient,
                    ToName = partner.Name,
                    Subject = subject,
                    Text = heading.CloseTextForPartner(body),
                    Html = heading.CloseHtmlForPartner(subject, body),
                }
            );
    }

    static void RefuseChannel(CitizenRequest request, PartnerAuthority partner, Channel channel)
    {
        if (channel == Channel.Email && request.CircleId is not null)
            throw new RefusedException(
                "Cette demande est confidentielle : relancez par lettre ou par téléphone.",
                "Channel"
            );
        if (channel == Channel.Email && !EmailAddresses.IsComplete(partner.Email))
            throw new RefusedException(
                $"{partner.Name} n'a pas d'adresse de courriel : relancez par lettre ou par téléphone.",
                "Channel"
            );
        if (channel == Channel.Post && partner.Address.Length == 0)
            throw new RefusedException(
                $"L'adresse postale de {partner.Name} n'est pas connue : relancez par courriel ou par téléphone.",
                "Channel"
            );
    }

    /// <summary>The partner answered: its words are in the request, and the work goes on here.</summary>
    public async Task BringBackAsync(
        CitizenRequest request,
        Channel channel,
        string? said,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var referral = await GetAsync(request, cancellationToken);
        if (string.IsNullOrWhiteSpace(said))
            throw new RefusedException("Écrivez ce que répond l'organisme.", "Words");
        await EndAsync(referral, declined: false, cancellationToken);
        await words.AddAsync(
            request,
            channel,
            new SaidWords { Body = said, Author = referral.PartnerName },
            by,
            by.At,
            cancellationToken
        );
        request.EndReferral(referral.PartnerName, declined: false, words: null);
    }

    /// <summary>The partner is not competent: for the clock it was never sent on.</summary>
    public async Task DeclineAsync(CitizenRequest request, string? why, CancellationToken cancellationToken)
    {
        var referral = await GetAsync(request, cancellationToken);
        if (string.IsNullOrWhiteSpace(why))
            throw new RefusedException("Dites pourquoi l'organisme ne s'en occupe pas.", "Words");
        await EndAsync(referral, declined: true, cancellationToken);
        await forwardings.TakeBackAsync(referral.MessageId, cancellationToken);
        request.EndReferral(referral.PartnerName, declined: true, why);
        await keeper.KeepAndTellAsync(request, cancellationToken);
    }

    /// <summary>What still waits for the printer must not leave, unless a provider has it: the partner would start again.</summary>
    async Task EndAsync(Referral referral, bool declined, CancellationToken cancellationToken)
    {
        referral.End(await town.TodayAsync(cancellationToken), declined);
        var letters = await db.Set<Correspondence>()
            .Where(c => c.RequestId == referral.RequestId && c.State == CorrespondenceState.ToPrint)
            .Where(c =>
                c.Kind == CorrespondenceKind.Forwarding
                || c.Kind == CorrespondenceKind.ForwardingNotice
                || c.Kind == CorrespondenceKind.PartnerChaser
            )
            .ToListAsync(cancellationToken);
        var gone = await handed.AmongAsync(letters.ConvertAll(letter => letter.Id), cancellationToken);
        foreach (var letter in letters.Where(letter => !gone.ContainsKey(letter.Id)))
            letter.State = CorrespondenceState.Withdrawn;
        // Before the request changes: where it stood is counted from what was saved.
        await db.SaveChangesAsync(cancellationToken);
    }
}
