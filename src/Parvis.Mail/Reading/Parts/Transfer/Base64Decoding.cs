using System.Buffers;
using System.Buffers.Text;

namespace Parvis.Mail.Reading.Parts.Transfer;

/// <summary>Base64 in lines of any length, with foreign characters, missing padding or text added after its end.</summary>
sealed class Base64Decoding : ITransferDecoding
{
    static readonly SearchValues<byte> Letters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8
    );
    static readonly SearchValues<byte> LettersAndPadding = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8
    );

    readonly byte[] decoded = new byte[3 * 1024 + 3];
    int bits;
    int sextets;
    bool padded;

    public string? Oddity { get; private set; }

    public void Text(ReadOnlySpan<byte> text, ContentWriter to)
    {
        // Mailing lists add a readable footer under the encoded text; decoded, it would be noise.
        if (padded && text.IndexOfAnyExcept(LettersAndPadding) >= 0)
        {
            if (!text.Trim(" \t"u8).IsEmpty)
                Oddity = "Text after the end of the base64 was left out.";
            return;
        }
        while (!text.IsEmpty)
        {
            if (sextets == 0)
                text = text[Fast(text, to)..];
            if (text.IsEmpty)
                return;
            One(text[0], to);
            text = text[1..];
        }
    }

    public void LineEnd(ReadOnlySpan<byte> ending, ContentWriter to) { }

    public void End(ContentWriter to)
    {
        if (sextets == 1)
            Oddity ??= "The base64 is cut: its last character was left out.";
        Flush(to);
    }

    // Whole groups of four letters; the rest goes one by one, for the framework's decoder stops on the first oddity.
    int Fast(ReadOnlySpan<byte> text, ContentWriter to)
    {
        var piece = text[..Math.Min(text.Length, 4 * 1024)];
        var odd = piece.IndexOfAnyExcept(Letters);
        var sure = (odd < 0 ? piece.Length : odd) & ~3;
        Base64.DecodeFromUtf8(piece[..sure], decoded, out _, out var written);
        to.Write(decoded.AsSpan(0, written));
        return sure;
    }

    void One(byte character, ContentWriter to)
    {
        if (character == '=')
        {
            padded = true;
            Flush(to);
            return;
        }
        var value = Value(character);
        if (value < 0)
        {
            if (character is not ((byte)' ' or (byte)'\t' or (byte)'\r'))
                Oddity = "The base64 holds foreign characters, which were left out.";
            return;
        }
        padded = false;
        bits = (bits << 6) | value;
        if (++sextets < 4)
            return;
        to.Write([(byte)(bits >> 16), (byte)(bits >> 8), (byte)bits]);
        (bits, sextets) = (0, 0);
    }

    void Flush(ContentWriter to)
    {
        if (sextets == 3)
            to.Write([(byte)(bits >> 10), (byte)(bits >> 2)]);
        else if (sextets == 2)
            to.Write((byte)(bits >> 4));
        (bits, sextets) = (0, 0);
    }

    static int Value(byte character) =>
        character switch
        {
            >= (byte)'A' and <= (byte)'Z' => character - 'A',
            >= (byte)'a' and <= (byte)'z' => character - 'a' + 26,
            >= (byte)'0' and <= (byte)'9' => character - '0' + 52,
            (byte)'+' or (byte)'-' => 62,
            (byte)'/' or (byte)'_' => 63,
            _ => -1,
        };
}
