using System.Text;

namespace Parvis.LetterBench.Making;

/// <summary>Everything drawn by chance; the same seed draws the same letters on every machine.</summary>
sealed class Chance(int seed)
{
    // The framework keeps its algorithm only for seeded generators.
    readonly Random random = new(seed);

    public int Below(int count) => random.Next(count);

    public bool Of(double share) => random.NextDouble() < share;

    public T One<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => random.Next(10)));

    /// <summary>« [un|deux] jours {rue} » with one choice of each bracket and every name replaced.</summary>
    public string Expand(string phrase, Func<string, string> named)
    {
        var text = new StringBuilder();
        for (var i = 0; i < phrase.Length; i++)
        {
            if (phrase[i] == '[')
            {
                var end = Closing(phrase, i);
                text.Append(Expand(One(Choices(phrase[(i + 1)..end])), named));
                i = end;
            }
            else if (phrase[i] == '{' && phrase.IndexOf('}', i) is > 0 and var end)
            {
                text.Append(named(phrase[(i + 1)..end]));
                i = end;
            }
            else
            {
                text.Append(phrase[i]);
            }
        }
        return text.ToString();
    }

    static int Closing(string phrase, int start)
    {
        var depth = 0;
        for (var i = start; i < phrase.Length; i++)
        {
            depth +=
                phrase[i] == '[' ? 1
                : phrase[i] == ']' ? -1
                : 0;
            if (depth == 0)
                return i;
        }
        return phrase.Length - 1;
    }

    static List<string> Choices(string inside)
    {
        var choices = new List<string> { "" };
        var depth = 0;
        foreach (var character in inside)
        {
            depth +=
                character == '[' ? 1
                : character == ']' ? -1
                : 0;
            if (character == '|' && depth == 0)
                choices.Add("");
            else
                choices[^1] += character;
        }
        return choices;
    }
}
