namespace Parvis.Mail.Understanding.Words;

/// <summary>The sender says that the answers stand inside the message answered, where no chevron tells them apart.</summary>
static class InlineAnswers
{
    // Who says so writes little else.
    const int LongestWords = 1_000;

    static readonly string[] Announcements = Phrases.Of(
        "réponse ci-dessous | réponses ci-dessous | répondu ci-dessous | réponds ci-dessous | réponses plus bas",
        "réponses dans le texte | réponses dans votre | répondu dans le texte | répondu dans votre",
        "réponses en rouge | réponses en bleu | réponses en vert | réponses en gras | réponses en couleur",
        "ci-dessous en rouge | ci-dessous en bleu | ci-dessous en vert | ci-dessous en gras",
        "dans le corps du mail | dans le corps du message | dans le corps de votre",
        "answers below | answers inline | see inline | replied inline | comments below | comments inline"
    );

    public static bool AreAnnounced(string words) =>
        words.Length <= LongestWords
        && Array.Exists(Announcements, a => words.Contains(a, StringComparison.OrdinalIgnoreCase));
}
