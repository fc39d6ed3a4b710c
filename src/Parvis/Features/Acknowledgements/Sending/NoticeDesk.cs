using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Acknowledgements.Duty;
using Parvis.Features.Acknowledgements.Writing;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Acknowledgements.Sending;

/// <summary>What the pages that write notices read and do.</summary>
public sealed class NoticeDesk(
    ParvisDbContext db,
    CurrentViewer viewer,
    TopicCatalogue topics,
    AcknowledgementWriter writer,
    AcknowledgementKeeper keeper,
    ItemsDemands demands,
    NoticeSending sending,
    RequestChanges changes,
    OnceOnly once,
    ILastSender lastSender,
    SettingsStore settings,
    TownClock town
)
{
    public async Task<NoticeSheet> ReadAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        var topic = (await topics.GetAsync(cancellationToken)).Find(request.TopicId);
        return new NoticeSheet(
            await db.AddresseesAsync(request, cancellationToken),
            topic?.Documents ?? [],
            topic is null || topic.StatutoryLimit.Confirmed,
            await keeper.FindAsync(request.Id, cancellationToken),
            (await demands.OfAsync(request.Id, cancellationToken)).FindLast(d => d.IsOpen)?.SentOn
        );
    }

    /// <summary>An empty form as most people will want it.</summary>
    public async Task<NoticeForm> UsualAsync(
        CitizenRequest request,
        NoticeSheet sheet,
        CancellationToken cancellationToken
    )
    {
        var last = await lastSender.AddressAsync(request.Id, cancellationToken);
        var envelope = sheet.Addressees.Envelope();
        var email = sheet.Addressees.Select(a => a.EmailFor(last)).FirstOrDefault(e => e is not null);
        var rules = await settings.GetAsync<RequestSettings>(cancellationToken);
        return new NoticeForm
        {
            Channel =
                email is null || (sheet.Addressees.WantPaper(request.Channel) && envelope is not null)
                    ? Channel.Post
                    : Channel.Email,
            Email = email,
            Envelope = envelope,
            Until = (await town.TodayAsync(cancellationToken)).AddDays(rules.MissingItemsDays),
        };
    }

    public Task<WrittenNotice> PreviewAsync(
        CitizenRequest request,
        NoticeContent content,
        CancellationToken cancellationToken
    ) => writer.WriteAsync(request, content.Wish, cancellationToken);

    /// <summary>Sent twice by a double click, it leaves once.</summary>
    /// <returns>Whether it had left already.</returns>
    public async Task<bool> SendAsync(
        string reference,
        NoticeContent content,
        int seen,
        string token,
        CancellationToken cancellationToken
    )
    {
        content.RefuseIfIncomplete(await town.TodayAsync(cancellationToken));
        var sent = await once.RunAsync(
            token,
            async () =>
            {
                await changes.ApplyAsync(
                    reference,
                    RequestAction.Reply,
                    seen,
                    viewer.Value,
                    (request, by) => SendAsync(request, content, by, cancellationToken),
                    cancellationToken,
                    content.Channel
                );
                return RequestLinks.Page(reference);
            },
            cancellationToken
        );
        return sent.Again;
    }

    /// <summary>A letter that waits to be printed can still be replaced.</summary>
    Task<bool> IsQueuedAsync(long messageId, CancellationToken cancellationToken) =>
        db.Set<Correspondence>()
            .AnyAsync(c => c.Id == messageId && c.State == CorrespondenceState.Queued, cancellationToken);

    async Task SendAsync(
        CitizenRequest request,
        NoticeContent content,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var duty = await keeper.FindAsync(request.Id, cancellationToken);
        if (duty is { IsLeaving: true, MessageId: { } id } && await IsQueuedAsync(id, cancellationToken))
            throw new RefusedException("Un accusé de réception est sur le départ : attendez qu'il soit parti.");
        if (content.Wish.OnlyItems && duty is not ({ IsValid: true } or { Exemption: not null }))
            throw new RefusedException(
                "L'accusé de réception n'est pas parti : demandez les pièces dans l'accusé lui-même."
            );
        await sending.SendAsync(request, content, by, cancellationToken);
    }
}

/// <param name="Addressees">Who it may go to.</param>
/// <param name="Documents">What the topic asks for.</param>
/// <param name="LawConfirmed">Somebody of the town looked up what silence means for the topic.</param>
/// <param name="Duty">What is owed; null when nothing is kept yet.</param>
/// <param name="AskedOn">The day the last list left of which something is still awaited; null when nothing is.</param>
public sealed record NoticeSheet(
    IReadOnlyList<Addressee> Addressees,
    IReadOnlyList<RequiredDocument> Documents,
    bool LawConfirmed,
    Acknowledgement? Duty,
    DateOnly? AskedOn
)
{
    /// <summary>Items are asked for by themselves once there is no acknowledgement to ask for them in.</summary>
    public bool MayAskForItems => Duty is { IsValid: true } or { Exemption: not null };
}
