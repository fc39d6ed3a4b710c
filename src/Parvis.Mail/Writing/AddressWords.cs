using System.Text;

namespace Parvis.Mail.Writing;

/// <summary>Addresses as header fields hold them (RFC 5322, section 3.4).</summary>
static class AddressWords
{
    /// <exception cref="ArgumentException">One of them is no address.</exception>
    public static IEnumerable<string> Of(IReadOnlyCollection<NamedAddress> addresses)
    {
        var left = addresses.Count;
        var words = new List<string>();
        foreach (var (name, address) in addresses)
        {
            var written =
                AddressSpec.Normalize(address)
                ?? throw new ArgumentException($"« {address} » is not an address.", nameof(addresses));
            var comma = --left > 0 ? "," : "";
            words.AddRange(Name(HeaderWriter.OneLine(name)));
            words.Add($"<{written}>{comma}");
        }

        return words;
    }

    static IEnumerable<string> Name(string name)
    {
        if (name.Length == 0)
            return [];
        if (!Ascii.IsValid(name) || name.Contains("=?", StringComparison.Ordinal) || name.Length > 60)
            return EncodedWords.Of(name, room: 60);
        if (name.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '\''))
            return name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [Quote(name)];
    }

    public static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
