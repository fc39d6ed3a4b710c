using Parvis.Scans.Reading;
using Parvis.Scans.Texts;

namespace Parvis.Scans.Matching;

enum NameMatch
{
    None,
    Near,
    Same,
}

/// <summary>What a letter says of its sender, ready to be compared with many people.</summary>
sealed class SenderEvidence
{
    readonly string[][] lines;
    readonly string[] words;
    readonly HashSet<string> emails;
    readonly HashSet<string> phones;
    readonly HashSet<string> postcodes;
    readonly Dictionary<string, string[]> likes = new(StringComparer.Ordinal);

    public SenderEvidence(LetterReading reading)
    {
        var sender = reading.Sender?.Value;
        var texts = reading
            .SenderLines.Concat(
                sender is null
                    ? []
                    : [sender.Name ?? "", $"{sender.FirstName} {sender.LastName}", .. sender.AddressLines]
            )
            .Distinct()
            .ToList();
        lines = [.. texts.Select(Words.Folded)];
        words = [.. lines.SelectMany(line => line).Distinct()];
        emails = [.. texts.Append(sender?.Email ?? "").Select(Contacts.Email).OfType<string>().Select(Shape)];
        phones = [.. texts.Append(sender?.Phone ?? "").Select(Contacts.PhoneNumber).OfType<string>().Select(National)];
        postcodes = [.. words.Where(word => word.Length == 5 && word.All(char.IsAsciiDigit))];
        if (sender?.Postcode is { } postcode)
            postcodes.Add(postcode);
    }

    public bool HasEmail(string email) => emails.Contains(Shape(email));

    public bool HasPhone(string phone) => phones.Contains(National(phone));

    public bool HasPostcode(string postcode) => postcodes.Contains(postcode);

    /// <summary>Number and words of a street, in one line.</summary>
    public bool HasStreet(string street)
    {
        var wanted = Words.Folded(street);
        return wanted.Length > 1 && Names(string.Join(' ', wanted)) != NameMatch.None;
    }

    /// <summary>Words in one line, one after the other.</summary>
    public NameMatch Names(string folded)
    {
        var wanted = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var best = NameMatch.None;
        if (wanted.Length == 0 || Array.Exists(wanted, word => Like(word).Length == 0))
            return best;
        foreach (var line in lines)
        {
            for (var start = 0; start + wanted.Length <= line.Length && best != NameMatch.Same; start++)
                best = (NameMatch)Math.Max((int)best, (int)At(line, start, wanted));
        }
        return best;
    }

    /// <summary>First and last name in one line, either before the other.</summary>
    public NameMatch Person(string first, string last)
    {
        var (inOrder, reversed) = (Names($"{first} {last}"), Names($"{last} {first}"));
        return (NameMatch)Math.Max((int)inOrder, (int)reversed);
    }

    NameMatch At(string[] line, int start, string[] wanted)
    {
        var match = NameMatch.Same;
        for (var i = 0; i < wanted.Length; i++)
        {
            if (line[start + i] == wanted[i])
                continue;
            if (!Like(wanted[i]).Contains(line[start + i]))
                return NameMatch.None;
            match = NameMatch.Near;
        }
        return match;
    }

    /// <summary>Words of the letter that are nearly this one: people share their names, so each is compared once.</summary>
    string[] Like(string word)
    {
        if (!likes.TryGetValue(word, out var like))
            likes[word] = like = [.. words.Where(written => Near.Same(written, word))];
        return like;
    }

    /// <summary>What recognisers confuse in small letters is the same.</summary>
    static string Shape(string email) =>
        email
            .Trim()
            .ToLowerInvariant()
            .Replace('1', 'l')
            .Replace('i', 'l')
            .Replace('0', 'o')
            .Replace("rn", "m", StringComparison.Ordinal);

    static string National(string phone)
    {
        var digits = Contacts.Digits(phone);
        return digits.Length > 9 ? digits[^9..] : digits;
    }
}
