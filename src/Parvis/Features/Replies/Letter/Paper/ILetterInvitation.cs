using Parvis.Features.Requests;

namespace Parvis.Features.Replies.Letter.Paper;

/// <summary>What whoever is answered on paper is asked at the foot of the letter: a slice beside this one knows.</summary>
public interface ILetterInvitation
{
    /// <summary>Null when nothing is asked.</summary>
    Task<LetterInvitation?> ForAsync(
        CitizenRequest request,
        Correspondence letter,
        CancellationToken cancellationToken
    );
}

/// <param name="Sentence">What is asked.</param>
/// <param name="Address">Short enough to be typed: « www.ville.fr/avis/KQ7M-3TXD-9BCD ».</param>
/// <param name="Code">The address of a picture that a telephone reads, see <see cref="Ui.QrPicture"/>.</param>
public sealed record LetterInvitation(string Sentence, string Address, string Code);
