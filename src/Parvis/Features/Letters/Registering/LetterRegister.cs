using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Letters.Registering;

/// <summary>
/// The register of what arrives by post: every request that came this way is in it, whether the mailroom registered its
/// letter or an agent typed it in. Numbers follow each other without a gap, so they are taken in the transaction.
/// </summary>
public sealed class LetterRegister(ParvisDbContext db, YearNumbers numbers, TownClock clock)
    : IHandle<RequestRegistered>
{
    const string Nobody = "Sans nom";

    /// <summary>The letter whose requests are being registered.</summary>
    IncomingLetter? current;

    /// <summary>Gives a letter its number; its requests, registered next, are those it holds.</summary>
    public async Task EnterAsync(
        IncomingLetter letter,
        LetterFacts facts,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var year = (await clock.ToLocalAsync(by.At, cancellationToken)).Year;
        letter.Register(year, await numbers.NextAsync(IncomingLetter.Series, year, cancellationToken), facts, by);
        if (letter.Id == 0)
            db.Add(letter);
        await db.SaveChangesAsync(cancellationToken);
        current = letter;
    }

    /// <summary>What is registered from now on came in another one.</summary>
    public void Leave() => current = null;

    public async Task HandleAsync(
        CitizenRequest request,
        RequestRegistered happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        if (request.Channel != Channel.Post)
            return;
        var letter = current ?? await EnterTypedAsync(request, by, cancellationToken);
        db.Add(new LetterRequest { LetterId = letter.Id, RequestId = request.Id });
    }

    async Task<IncomingLetter> EnterTypedAsync(
        CitizenRequest request,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var letter = new IncomingLetter { CameAt = by.At };
        var sender = request.RepresentativeId ?? request.RequesterId;
        var facts = new LetterFacts
        {
            ArrivedOn = DateOnly.FromDateTime(await clock.ToLocalAsync(request.ReceivedAt, cancellationToken)),
            Sender = await NameAsync(sender, cancellationToken),
            SenderId = sender,
            Subject = request.Subject,
        };
        await EnterAsync(letter, facts, by, cancellationToken);
        Leave();
        return letter;
    }

    public async Task<string> NameAsync(long? personId, CancellationToken cancellationToken) =>
        await db.DisplayNameAsync(personId, cancellationToken) ?? Nobody;
}
