using Parvis.Data;
using Parvis.Features.Acknowledgements.Writing;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Requesters;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Acknowledgements.Sending;

/// <summary>An acknowledgement or a demand of items as the form gives it.</summary>
public sealed record NoticeContent
{
    public const int MaxItems = 30;
    public const int MaxWord = 2000;

    /// <summary>Mail or letter: what is said aloud is no acknowledgement.</summary>
    public required Channel Channel { get; init; }

    public required string Recipient { get; init; }

    public required NoticeWish Wish { get; init; }

    /// <summary>What the person who sends it saw of the rules: see <see cref="AcknowledgementText.Rules"/>.</summary>
    public string RulesSeen { get; init; } = "";

    /// <summary>Items are asked for.</summary>
    public bool Incomplete { get; init; }

    /// <summary>Says the first thing that keeps it from leaving.</summary>
    public void RefuseIfIncomplete(DateOnly today)
    {
        RefuseItems(today);
        if (Wish.Word.Length > MaxWord)
            throw new RefusedException($"Votre mot tient en {MaxWord} caractères.", "Word");
        Recipients.RefuseIfIncomplete(Channel, Recipient);
    }

    void RefuseItems(DateOnly today)
    {
        if (!Incomplete)
            return;
        if (Wish.Missing.Count == 0)
            throw new RefusedException("Cochez ou écrivez au moins une pièce manquante.", "Items");
        if (Wish.Missing.Count > MaxItems)
            throw new RefusedException($"Une demande compte {MaxItems} pièces au plus.", "Items");
        if (Wish.Missing.FirstOrDefault(i => i.Name.Length > DemandedItem.MaxName) is { } tooLong)
            throw new RefusedException(
                $"Une pièce tient en {DemandedItem.MaxName} caractères : « {tooLong.Name.CutTo(40)}… ».",
                "Others"
            );
        if (Wish.Until is not { } until)
            throw new RefusedException("Dites jusqu'à quel jour la personne peut envoyer les pièces.", "Until");
        if (until <= today)
            throw new RefusedException("Laissez au moins un jour pour envoyer les pièces.", "Until");
        if (until > today.AddDays(NoticeWish.LongestDays))
            throw new RefusedException("Ce jour est à plus d'un an : vérifiez l'année.", "Until");
    }
}
