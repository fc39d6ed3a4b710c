using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Parvis.Mail.Names;

/// <summary>Questions and answers of a name server, as far as texts need them (RFC 1035, section 4).</summary>
static class DnsMessage
{
    const int HeaderLength = 12;
    const int LongestName = 253;
    const int LongestLabel = 63;
    const ushort Txt = 16;
    const ushort Internet = 1;
    const int NoSuchName = 3;

    /// <summary>What a server said.</summary>
    public sealed record Answer(IReadOnlyList<string> Texts, bool Truncated, bool Refused);

    /// <exception cref="ArgumentException">It is not a name.</exception>
    public static byte[] Question(ushort id, string name)
    {
        var labels = Encoding.ASCII.GetBytes(Ascii(name)).AsSpan();
        var question = new List<byte>(HeaderLength + labels.Length + 6);
        // One question, recursion desired.
        question.AddRange([(byte)(id >> 8), (byte)id, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
        foreach (var range in labels.Split((byte)'.'))
        {
            var label = labels[range];
            if (label.Length is 0 or > LongestLabel)
                throw new ArgumentException($"'{name}' is not a domain name.", nameof(name));
            question.Add((byte)label.Length);
            question.AddRange(label);
        }

        question.AddRange([0, 0, (byte)Txt, 0, (byte)Internet]);
        return [.. question];
    }

    public static bool IsAnswerTo(ReadOnlySpan<byte> message, ushort id) =>
        message.Length >= HeaderLength && BinaryPrimitives.ReadUInt16BigEndian(message) == id && message[2] >= 0x80;

    /// <exception cref="InvalidDataException">It is not an answer, or it ends too early.</exception>
    public static Answer Read(byte[] message, ushort id)
    {
        if (!IsAnswerTo(message, id))
            throw new InvalidDataException("This is not an answer to that question.");
        var code = message[3] & 15;
        var texts = new List<string>();
        var at = HeaderLength;
        for (var questions = Number(message, 4); questions > 0; questions--)
            at = AfterName(message, at) + 4;
        for (var answers = Number(message, 6); answers > 0; answers--)
        {
            at = AfterName(message, at);
            var (kind, length) = (Number(message, at), Number(message, at + 8));
            at += 10;
            if (kind == Txt)
                texts.Add(Text(Slice(message, at, length)));
            at += length;
        }

        return new Answer(texts, (message[2] & 2) != 0, code is not (0 or NoSuchName));
    }

    static string Ascii(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        // Underscores begin names of this kind, and the rules of host names do not know them.
        var ascii = name.All(char.IsAscii) ? name : new IdnMapping { UseStd3AsciiRules = false }.GetAscii(name);
        return ascii.Length is > 0 and <= LongestName
            ? ascii
            : throw new ArgumentException($"'{name}' is not a domain name.", nameof(name));
    }

    /// <summary>Pieces of 255 bytes at most, to be read as one.</summary>
    static string Text(ReadOnlySpan<byte> data)
    {
        var text = new StringBuilder();
        while (data.Length > 0)
        {
            var length = Math.Min(data[0], data.Length - 1);
            text.Append(Encoding.UTF8.GetString(data.Slice(1, length)));
            data = data[(1 + length)..];
        }

        return text.ToString();
    }

    static int AfterName(byte[] message, int at)
    {
        for (var labels = 0; labels < LongestName; labels++)
        {
            var length = Slice(message, at, 1)[0];
            if (length == 0)
                return at + 1;
            // A pointer ends the name.
            if (length >= 0xC0)
                return at + 2;
            at += 1 + length;
        }

        throw new InvalidDataException("A name does not end.");
    }

    static int Number(byte[] message, int at) => BinaryPrimitives.ReadUInt16BigEndian(Slice(message, at, 2));

    static ReadOnlySpan<byte> Slice(byte[] message, int at, int length) =>
        at >= 0 && length >= 0 && at + length <= message.Length
            ? message.AsSpan(at, length)
            : throw new InvalidDataException("The answer ends too early.");
}
