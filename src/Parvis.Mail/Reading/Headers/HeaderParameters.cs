using System.Globalization;
using System.Text;
using Parvis.Mail.Reading.Texts;

namespace Parvis.Mail.Reading.Headers;

/// <summary>A value and its parameters, as in Content-Type and Content-Disposition, continuations and charsets included (RFC 2231).</summary>
sealed class HeaderParameters
{
    readonly Dictionary<string, string> parameters;

    HeaderParameters(string value, Dictionary<string, string> parameters)
    {
        Value = value;
        this.parameters = parameters;
    }

    /// <summary>Lower case, without parameters; empty when absent.</summary>
    public string Value { get; }

    /// <summary>Decoded; null when absent.</summary>
    public string? this[string name] => parameters.GetValueOrDefault(name);

    public static HeaderParameters Of(string? written)
    {
        var scan = new ParameterScan(written ?? "");
        var value = scan.Value();
        var pieces = new Dictionary<string, List<Piece>>(StringComparer.OrdinalIgnoreCase);
        while (scan.Next(out var name, out var text))
            Add(pieces, name, text);
        var joined = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, parts) in pieces)
            joined[name] = Join(parts);
        return new HeaderParameters(value.ToLowerInvariant(), joined);
    }

    static void Add(Dictionary<string, List<Piece>> pieces, string name, string text)
    {
        var encoded = name.EndsWith('*');
        var bare = encoded ? name[..^1] : name;
        var star = bare.LastIndexOf('*');
        var index = -1;
        if (
            star > 0
            && int.TryParse(bare.AsSpan(star + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
        {
            index = number;
            bare = bare[..star];
        }
        if (!pieces.TryGetValue(bare, out var list))
            pieces[bare] = list = [];
        list.Add(new Piece(index, encoded, text));
    }

    static string Join(List<Piece> pieces)
    {
        // Many programs write the plain form too, for old readers: the encoded one says more.
        var continued = pieces.Where(p => p.Index >= 0).DistinctBy(p => p.Index).OrderBy(p => p.Index).ToList();
        if (continued.Count > 0)
            return Decoded(continued);
        var whole = pieces.Find(p => p.Encoded) is { Text: not null } encoded ? encoded : pieces[0];
        return Decoded([whole]);
    }

    static string Decoded(List<Piece> pieces)
    {
        if (!pieces.Exists(p => p.Encoded))
            return HeaderWords.Decode(string.Concat(pieces.Select(p => p.Text)));
        var bytes = new List<byte>();
        var charset = "";
        foreach (var piece in pieces)
        {
            var text = piece.Text;
            if (
                piece.Encoded
                && bytes.Count == 0
                && charset.Length == 0
                && text.Split('\'', 3) is [var name, _, var rest]
            )
                (charset, text) = (name, rest);
            bytes.AddRange(piece.Encoded ? Unescaped(text) : Encoding.UTF8.GetBytes(text));
        }
        return HeaderWords.Decode(Charsets.Decode(bytes.ToArray(), charset));
    }

    static byte[] Unescaped(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (
                text[i] == '%'
                && i + 2 < text.Length
                && char.IsAsciiHexDigit(text[i + 1])
                && char.IsAsciiHexDigit(text[i + 2])
            )
            {
                bytes.Add(Convert.FromHexString(text.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes([text[i]]));
            }
        }
        return [.. bytes];
    }

    readonly record struct Piece(int Index, bool Encoded, string Text);
}
