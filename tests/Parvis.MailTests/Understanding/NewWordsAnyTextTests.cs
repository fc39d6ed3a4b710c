using Parvis.Mail.Understanding;
using static Parvis.MailTests.Understanding.MailBuilder;

namespace Parvis.MailTests.Understanding;

/// <summary>Pieces of letters in any order: whatever they make, nothing is invented and something remains.</summary>
public class NewWordsAnyTextTests
{
    static readonly string[] Pieces =
    [
        "Bonjour,",
        "",
        "",
        "Le portail est cassé.",
        "> quote",
        ">",
        "Le 12/05/2026 à 08:41, Mairie a écrit :",
        "Mairie a écrit :",
        "-- ",
        "--",
        "----------",
        "-----Message d'origine-----",
        "---------- Forwarded message ---------",
        "De : Mairie <e@plouzel.example>",
        "Envoyé : mardi 12 mai 2026",
        "À : Odile",
        "Objet : Fuite",
        "Envoyé de mon iPhone",
        "PS : merci",
        "**********",
        "Si vous n'êtes pas le destinataire, détruisez ce message.",
        "Garanti sans virus. www.avast.com",
        "Odile",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_line_of_the_answer_is_a_line_of_the_text_in_its_order(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 3_000; round++)
        {
            var text = string.Join('\n', random.GetItems(Pieces, random.Next(0, 25)));
            var subject = random.GetItems(["Fuite", "Re: Fuite", "TR: Fuite"], 1)[0];
            var words = NewWords.Of(Message(text, subject));
            IsInOrder(words, text).ShouldBeTrue($"{subject}\n{text}\n=====\n{words}");
            (words.Length == 0).ShouldBe(text.Trim().Length == 0, text);
        }
    }

    static bool IsInOrder(string words, string text)
    {
        using var lines = text.Split('\n').AsEnumerable().GetEnumerator();
        return words.Split('\n').All(word => Next(lines, word));
    }

    static bool Next(IEnumerator<string> lines, string word)
    {
        while (lines.MoveNext())
        {
            // The first and the last line are trimmed.
            if (lines.Current.Trim() == word.Trim())
                return true;
        }
        return word.Length == 0;
    }
}
