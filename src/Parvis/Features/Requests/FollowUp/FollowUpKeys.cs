using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Parvis.Data;

namespace Parvis.Features.Requests.FollowUp;

/// <summary>
/// What opens the page where a resident follows a request: a secret link, or its reference with a code. Neither is kept
/// anywhere: both are made each time from a key outside the database, so that who reads the database opens nothing.
/// </summary>
public sealed class FollowUpKeys(DataFolder folder)
{
    /// <summary>150,000 million codes: nobody finds one by trying, see <see cref="CodeGuesses"/>.</summary>
    public const int CodeLength = 8;

    const int OpinionLength = 12;

    /// <summary>No vowel makes a word, and no sign is taken for another.</summary>
    const string Signs = "BCDFGHJKMNPQRTVWXZ2346789";

    const int TokenBytes = 16;

    readonly Lazy<byte[]> key = new(() => KeyFile.Read(folder.FollowUpKey));

    /// <summary>« KQ7M-3TXD »: as it is printed.</summary>
    public string CodeOf(CitizenRequest request)
    {
        var code = Spell(Digest("code", request), CodeLength);
        return $"{code[..4]}-{code[4..]}";
    }

    /// <summary>
    /// « KQ7M-3TXD-9BCD »: the last part of the address where a letter asks for an opinion; longer, since it is typed with
    /// no reference.
    /// </summary>
    public string OpinionCodeOf(CitizenRequest request)
    {
        var code = Spell(Digest("avis", request), OpinionLength);
        return $"{code[..4]}-{code[4..8]}-{code[8..]}";
    }

    static string Spell(ReadOnlySpan<byte> digest, int length)
    {
        var number = BinaryPrimitives.ReadUInt128BigEndian(digest);
        Span<char> code = stackalloc char[length];
        foreach (ref var sign in code)
            (number, sign) = (number / (uint)Signs.Length, Signs[(int)(number % (uint)Signs.Length)]);
        return new string(code);
    }

    /// <summary>The last part of the secret link.</summary>
    public string TokenOf(CitizenRequest request) => Base64Url.EncodeToString(Digest("lien", request));

    /// <summary>However it is typed: capitals, spaces and dashes are free.</summary>
    public bool IsCode(CitizenRequest request, string? typed) => Same(Bare(CodeOf(request)), Bare(typed));

    public bool IsToken(CitizenRequest request, string? token) => Same(TokenOf(request), token ?? "");

    /// <summary>The last part of another secret link, made the same way.</summary>
    /// <param name="use">What it opens.</param>
    /// <param name="id">Of what it opens.</param>
    public string TokenFor(string use, string id) =>
        Base64Url.EncodeToString(
            HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes($"{use}\n{id}")).AsSpan(0, TokenBytes)
        );

    public bool IsTokenFor(string use, string id, string? token) => Same(TokenFor(use, id), token ?? "");

    /// <summary>However it was typed, as it is compared.</summary>
    public static string Bare(string? code) =>
        string.Concat((code ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    static bool Same(string ours, string theirs) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(ours), Encoding.UTF8.GetBytes(theirs));

    ReadOnlySpan<byte> Digest(string use, CitizenRequest request)
    {
        var said = Encoding.UTF8.GetBytes($"{use}\n{request.Reference}\n{request.FollowUpIssue}");
        return HMACSHA256.HashData(key.Value, said).AsSpan(0, TokenBytes);
    }
}
