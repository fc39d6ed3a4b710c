using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Parvis.Features.Requests.Audit;

/// <summary>The latest entry of a request at the moment of a seal.</summary>
public sealed record SealedHead(string Reference, int Sequence, byte[] Link);

/// <summary>What one seal covers, and how it is written down: « 26-00412-K 7 », a line for each request.</summary>
public static class SealedHeads
{
    public static string Cover(IEnumerable<SealedHead> heads) =>
        string.Join('\n', InOrder(heads).Select(h => Line(h.Reference, h.Sequence)));

    /// <summary>Binds the references and sequences as well as the links.</summary>
    public static byte[] Digest(IEnumerable<SealedHead> heads)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var head in InOrder(heads))
        {
            digest.AppendData(Encoding.UTF8.GetBytes(Line(head.Reference, head.Sequence)));
            digest.AppendData(head.Link);
        }

        return digest.GetHashAndReset();
    }

    /// <summary>Reference and sequence of each request; a line that says neither is left out.</summary>
    public static IEnumerable<(string Reference, int Sequence)> Read(string covered)
    {
        foreach (var line in covered.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (
                line.Split(' ') is [var reference, var number]
                && int.TryParse(number, CultureInfo.InvariantCulture, out var sequence)
            )
                yield return (reference, sequence);
        }
    }

    static string Line(string reference, int sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{reference} {sequence}");

    static IOrderedEnumerable<SealedHead> InOrder(IEnumerable<SealedHead> heads) =>
        heads.OrderBy(h => h.Reference, StringComparer.Ordinal);
}
