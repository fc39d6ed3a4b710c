using System.Text;

namespace Parvis.MailTests.Fuzz;

/// <summary>Spoils messages; the same seed and number always give the same one.</summary>
sealed class MailMutator(IReadOnlyList<byte[]> messages, int seed)
{
    const int LongestResult = 300_000;

    static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "=?utf-8?B?",
            "=?utf-8?Q?=",
            "?=",
            "=?iso-2022-jp?B?GyRC?=",
            "\r",
            "\n",
            "\r\n",
            "\r\n\r\n",
            "\0",
            "--",
            "--zz--\r\n",
            "=",
            "=\r\n",
            "=C3",
            "%",
            "''",
            "\"",
            "\\",
            "(",
            "(((((((((((",
            "<",
            ">",
            ",",
            ";",
            ":",
            "@",
            "begin 644 x\n",
            "end\n",
            "&",
            "&#x;",
            "Content-Type: multipart/mixed; boundary=zz\r\n",
            "Content-Type: multipart/alternative\r\n",
            "--zz\r\n",
            "Content-Type: message/rfc822\r\n\r\n",
            "Content-Type: application/ms-tnef\r\n",
            "Content-Type: text/html; charset=utf-7\r\n",
            "Content-Transfer-Encoding: base64\r\n",
            "Content-Transfer-Encoding: quoted-printable\r\n",
            "Content-Transfer-Encoding: uuencode\r\n",
            "Content-Disposition: attachment; filename*0*=utf-8''%C3; filename*1=x\r\n",
            "Date: mar., 31 f\u00E9vr. 99 25:61 +9999\r\n",
            "From: a: b: <@c,@d:e@f>, \"g\r\n",
            "<b><p>",
            "<table><tr><td>",
            "<blockquote>",
            "<!--",
            "<script>",
            "+AGE-",
            "\u001B$B",
            "> ",
            "format=flowed; delsp=yes",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE],
        [0xEF, 0xBB, 0xBF],
        [0xC3],
        [0xED, 0xA0, 0x80],
        [0x78, 0x9F, 0x3E, 0x22],
    ];

    public byte[] Make(int number)
    {
        var random = new Random(unchecked((seed * 7919) + number));
        var message = Any(random);
        for (var left = random.Next(1, 6); left > 0; left--)
            message = Spoil(message, random);
        return message.Length > LongestResult ? message[..LongestResult] : message;
    }

    byte[] Any(Random random) => messages[random.Next(messages.Count)];

    byte[] Spoil(byte[] message, Random random)
    {
        var (from, to) = Range(message, random);
        return random.Next(9) switch
        {
            0 => Flipped(message, random),
            1 => [.. message[..from], .. Tail(Any(random), random)],
            2 => message[..to],
            3 => [.. message[..from], .. message[to..]],
            4 => Repeated(message, from, Math.Min(to, from + 2000), random),
            5 => Repeated(message, LineStart(message, from), LineEnd(message, from), random),
            6 => Inserted(message, from, random),
            7 => [.. message[..from], .. Any(random), .. message[from..]],
            _ => [.. message[from..to], .. message[..from], .. message[to..]],
        };
    }

    static byte[] Flipped(byte[] message, Random random)
    {
        var flipped = message.ToArray();
        for (var left = random.Next(1, 30); left > 0 && flipped.Length > 0; left--)
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    static byte[] Tail(byte[] message, Random random) => message[random.Next(message.Length + 1)..];

    static byte[] Repeated(byte[] message, int from, int to, Random random)
    {
        var piece = message[from..to];
        var times = piece.Length == 0 ? 0 : random.Next(1, Math.Max(2, Math.Min(2000, 100_000 / piece.Length)));
        return WithInside(message, from, piece, times);
    }

    static byte[] Inserted(byte[] message, int at, Random random)
    {
        var token = Tokens[random.Next(Tokens.Length)];
        var times = random.Next(4) == 0 ? random.Next(1, 3000) : 1;
        return WithInside(message, at, token, times);
    }

    static byte[] WithInside(byte[] message, int at, byte[] piece, int times)
    {
        var result = new byte[message.Length + (piece.Length * times)];
        message.AsSpan(0, at).CopyTo(result);
        for (var time = 0; time < times; time++)
            piece.CopyTo(result, at + (time * piece.Length));
        message.AsSpan(at).CopyTo(result.AsSpan(at + (piece.Length * times)));
        return result;
    }

    // Half of the time in the first kilobytes, where the fields are.
    static (int From, int To) Range(byte[] message, Random random)
    {
        var most = random.Next(2) == 0 ? Math.Min(message.Length, 2000) : message.Length;
        var (a, b) = (random.Next(most + 1), random.Next(most + 1));
        return (Math.Min(a, b), Math.Max(a, b));
    }

    static int LineStart(byte[] message, int at) => message.AsSpan(0, at).LastIndexOf((byte)'\n') + 1;

    static int LineEnd(byte[] message, int at) =>
        message.AsSpan(at).IndexOf((byte)'\n') is var end and >= 0 ? at + end + 1 : message.Length;
}
