using System.Net;
using Parvis.Data;
using Parvis.Features.Settings;

namespace Parvis.Features.Portal.Asking.Guard;

/// <summary>What is to be done with a request that somebody sends.</summary>
public enum AskPassage
{
    /// <summary>It becomes a request like any other.</summary>
    Open,

    /// <summary>Its author confirms it from their mailbox.</summary>
    ByMail,

    /// <summary>It cannot be confirmed: the pilot looks at it before any department does.</summary>
    Doubted,
}

/// <summary>
/// Keeps machines from flooding the town and nobody from asking: no puzzle, no picture to read, no third party. While few ask,
/// nothing is checked.
/// </summary>
public sealed class AskGuard(
    AskPressure pressure,
    AskProof proofs,
    AskConfirmation confirmations,
    SettingsStore settings
)
{
    /// <summary>Null as long as nothing is checked.</summary>
    public async Task<AskChallenge?> ChallengeAsync(
        AskDraft draft,
        IPAddress? from,
        string? confirmation,
        CancellationToken cancellationToken
    ) =>
        confirmations.IsConfirmed(draft, draft.ReadContact(), confirmation)
        || !pressure.IsHigh(from, await settings.GetAsync<RequestSettings>(cancellationToken))
            ? null
            : proofs.Make(draft);

    /// <exception cref="RefusedException">The page that was sent has no challenge, or one that is over or wrongly solved: it is shown again.</exception>
    public async Task<AskPassage> PassAsync(
        AskDraft draft,
        IPAddress? from,
        AskAnswer answer,
        CancellationToken cancellationToken
    )
    {
        var contact = draft.ReadContact();
        if (
            confirmations.IsConfirmed(draft, contact, answer.Confirmation)
            || !pressure.IsHigh(from, await settings.GetAsync<RequestSettings>(cancellationToken))
        )
            return AskPassage.Open;
        var challenge = AskChallenge.Read(answer.Challenge);
        if (challenge is null || !proofs.IsOurs(draft, challenge))
            throw Again();
        if (!string.IsNullOrEmpty(answer.Proof))
            return AskProof.Holds(challenge, answer.Proof) ? AskPassage.Open : throw Again();
        if (contact.Email.Length == 0)
            return AskPassage.Doubted;
        if (!pressure.MayWriteTo(contact.Email))
            throw new RefusedException(
                "Un courriel vient de partir à cette adresse : ouvrez son lien. S'il n'arrive pas, appelez la mairie."
            );
        return AskPassage.ByMail;
    }

    public void Count(IPAddress? from) => pressure.Count(from);

    static RefusedException Again() =>
        new("Beaucoup de demandes arrivent en ce moment : appuyez de nouveau sur « Envoyer ma demande ».");
}

/// <param name="Challenge">As it was offered.</param>
/// <param name="Proof">The number that was found; empty without JavaScript.</param>
/// <param name="Confirmation">Of the link in a message.</param>
public sealed record AskAnswer(string? Challenge, string? Proof, string? Confirmation);
