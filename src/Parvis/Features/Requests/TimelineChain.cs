using System.Buffers;
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
        key = KeyFile.Read(folder.TimelineKey);
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
        var linked = new ArrayBufferWriter<byte>(256);
        linked.Write(previous);
        AppendNumber(linked, entry.RequestId);
        AppendNumber(linked, entry.Sequence);
        AppendText(linked, entry.Verb);
        AppendNumber(linked, Microseconds(entry.At));
        AppendText(linked, entry.AgentId?.ToString("N") ?? "");
        AppendText(linked, entry.Actor);
        AppendText(linked, entry.Channel?.ToString() ?? "");
        linked.Write(entry.Digest);
        return HMACSHA256.HashData(key, linked.WrittenSpan);
    }

    public byte[] Seal(byte[] previous, DateTime at, long upToEventId, byte[] heads)
    {
        var linked = new ArrayBufferWriter<byte>(256);
        linked.Write(previous);
        AppendNumber(linked, Microseconds(at));
        AppendNumber(linked, upToEventId);
        linked.Write(heads);
        return HMACSHA256.HashData(key, linked.WrittenSpan);
    }

    /// <summary>PostgreSQL keeps microseconds: a finer moment would not verify after a round trip.</summary>
    public static DateTime ToMicroseconds(DateTime at) => new(at.Ticks - (at.Ticks % 10), at.Kind);

    static long Microseconds(DateTime at) => at.Ticks / 10;

    static void AppendNumber(ArrayBufferWriter<byte> linked, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(linked.GetSpan(sizeof(long)), value);
        linked.Advance(sizeof(long));
    }

    // The length first: « ab » + « c » and « a » + « bc » must not give the same link.
    static void AppendText(ArrayBufferWriter<byte> linked, string text)
    {
        AppendNumber(linked, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, linked);
    }
}
