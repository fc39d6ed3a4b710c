namespace Parvis.Mail.Understanding.Words;

/// <summary>What is known of a message before its text is cut.</summary>
/// <param name="AnswersSomething">A quote may then stand without chevrons, and chevrons without a sentence above.</param>
/// <param name="IsForward">The first message below is then what the sender wants to show.</param>
sealed record CutSetting(bool AnswersSomething, bool IsForward)
{
    public static readonly CutSetting Reply = new(AnswersSomething: true, IsForward: false);
}

/// <summary>What remains of a text.</summary>
/// <param name="Words">The new words; the whole text when nothing would remain, or when they stand inside the quote.</param>
/// <param name="QuoteFound">A quote was cut.</param>
/// <param name="IsWhole"><paramref name="Words"/> is the whole text.</param>
sealed record CutText(string Words, bool QuoteFound, bool IsWhole);
