using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Parvis.Data;

namespace Parvis.Features.Requests;

/// <summary>The arithmetic of the chain; the key lives in a file of the data folder, never in the database.</summary>
public sealed class TimelineChain
{
    public static readonly byte[] Origin = new byte[HMACSHA256.HashSizeInBytes];

    readonly byte[] key;

    public TimelineChain(DataFolder folder)
    {
        var path = folder.TimelineKey;
        if (!File.Exists(path))
            WriteNewKey(path);
        key = Convert.FromHexString(File.ReadAllText(path).Trim());
        KeyId = Convert.ToHexStringLower(SHA256.HashData(key))[..16];
    }

    /// <summary>Says which key made a link without revealing it.</summary>
    public string KeyId { get; }

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(16);

    public static byte[] Digest(byte[] salt, string payload) =>
        SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(payload)]);

    /// <summary>The link of an entry, whose own is not looked at.</summary>
    public byte[] Link(byte[] previous, TimelineEvent entry)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(previous);
        AppendNumber(hmac, entry.RequestId);
        AppendNumber(hmac, entry.Sequence);
        AppendText(hmac, entry.Verb);
        AppendNumber(hmac, Microseconds(entry.At));
        AppendText(hmac, entry.AgentId?.ToString("N") ?? "");
        AppendText(hmac, entry.Actor);
        AppendText(hmac, entry.Channel?.ToString() ?? "");
        hmac.AppendData(entry.Digest);
        return hmac.GetHashAndReset();
    }

    public byte[] Seal(byte[] previous, DateTime at, long upToEventId, byte[] heads)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(previous);
        AppendNumber(hmac, Microseconds(at));
        AppendNumber(hmac, upToEventId);
        hmac.AppendData(heads);
        return hmac.GetHashAndReset();
    }

    /// <summary>PostgreSQL keeps microseconds: a finer moment would not verify after a round trip.</summary>
    public static DateTime ToMicroseconds(DateTime at) => new(at.Ticks - (at.Ticks % 10), at.Kind);

    static long Microseconds(DateTime at) => at.Ticks / 10;

    static void AppendNumber(IncrementalHash hmac, long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        hmac.AppendData(bytes);
    }

    // The length first: « ab » + « c » and « a » + « bc » must not give the same link.
    static void AppendText(IncrementalHash hmac, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        AppendNumber(hmac, bytes.Length);
        hmac.AppendData(bytes);
    }

    static void WriteNewKey(string path)
    {
        var fresh = path + ".new";
        File.WriteAllText(fresh, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(fresh, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(fresh, path, overwrite: false);
    }
}
