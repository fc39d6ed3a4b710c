using System.Text;

namespace Parvis.Demo;

/// <summary>
/// A French phrase with choices: « [Bonjour|Madame, Monsieur], il y a un trou {rue}[ depuis {durée}|]. ». Brackets
/// offer alternatives and nest; braces are filled by the caller; « ¶ » is a new line.
/// </summary>
static class Phrase
{
    public static string Tell(string phrase, Chance chance, Func<string, string> fill)
    {
        var told = new StringBuilder(phrase.Length);
        Tell(phrase, chance, fill, told);
        return told.ToString();
    }

    static void Tell(ReadOnlySpan<char> phrase, Chance chance, Func<string, string> fill, StringBuilder told)
    {
        while (phrase.Length > 0)
        {
            var next = phrase.IndexOfAny('[', '{', '¶');
            if (next < 0)
            {
                told.Append(phrase);
                return;
            }

            told.Append(phrase[..next]);
            phrase = phrase[next..];
            switch (phrase[0])
            {
                case '[':
                    var choice = Inside(phrase);
                    Tell(Alternative(choice, chance), chance, fill, told);
                    phrase = phrase[(choice.Length + 2)..];
                    break;
                case '{':
                    var end = phrase.IndexOf('}');
                    told.Append(fill(phrase[1..end].ToString()));
                    phrase = phrase[(end + 1)..];
                    break;
                default:
                    told.Append('\n');
                    phrase = phrase[1..];
                    break;
            }
        }
    }

    static ReadOnlySpan<char> Inside(ReadOnlySpan<char> phrase)
    {
        var depth = 0;
        for (var i = 0; i < phrase.Length; i++)
        {
            depth += phrase[i] switch
            {
                '[' => 1,
                ']' => -1,
                _ => 0,
            };
            if (depth == 0)
                return phrase[1..i];
        }

        throw new FormatException($"A bracket stays open in « {phrase} ».");
    }

    static ReadOnlySpan<char> Alternative(ReadOnlySpan<char> choice, Chance chance)
    {
        var ends = new List<int>();
        var depth = 0;
        for (var i = 0; i < choice.Length; i++)
        {
            if (choice[i] == '|' && depth == 0)
                ends.Add(i);
            else if (choice[i] == '[')
                depth++;
            else if (choice[i] == ']')
                depth--;
        }

        ends.Add(choice.Length);
        var drawn = chance.Between(0, ends.Count - 1);
        return choice[(drawn == 0 ? 0 : ends[drawn - 1] + 1)..ends[drawn]];
    }
}
