using Parvis.Mail.Understanding.Languages;

namespace Parvis.Mail.Understanding;

/// <summary>Guesses the language of a text, to greet its author in it or to look for somebody who reads it.</summary>
public static class MailLanguage
{
    // More text does not make the guess better.
    const int Looked = 6000;

    /// <summary>The language in which most of a text is written.</summary>
    /// <returns>The two-letter code of ISO 639-1; null when the text is too short, mixed or unknown.</returns>
    public static string? Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var looked = text[..Math.Min(Looked, text.Length)];
        return Scripts.LanguageOf(looked, out var isLatin) ?? (isLatin ? StopWords.LanguageOf(looked) : null);
    }
}
