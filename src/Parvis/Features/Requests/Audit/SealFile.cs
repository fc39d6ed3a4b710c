using System.Globalization;
using Parvis.Data;

namespace Parvis.Features.Requests.Audit;

/// <summary>One line of the file: a seal as it was when it was made.</summary>
public sealed record SealLine(DateTime At, long UpToEventId, int Requests, string Link, string KeyId)
{
    public static SealLine Of(TimelineSeal seal) =>
        new(seal.At, seal.UpToEventId, seal.Requests, Convert.ToHexStringLower(seal.Link), seal.KeyId);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{At:O};{UpToEventId};{Requests};{Link};{KeyId}");

    /// <summary>Null for a line the program did not write, or not whole.</summary>
    public static SealLine? Parse(string line) =>
        line.Split(';') is [var at, var upTo, var requests, var link, var keyId]
        && DateTime.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment)
        && long.TryParse(upTo, CultureInfo.InvariantCulture, out var id)
        && int.TryParse(requests, CultureInfo.InvariantCulture, out var count)
            ? new SealLine(moment, id, count, link, keyId)
            : null;
}

/// <summary><c>seals.log</c>: the seals outside the database, where cutting its end still shows.</summary>
public sealed class SealFile(DataFolder folder)
{
    const long Tail = 16 * 1024;

    public async Task<IReadOnlyList<SealLine>> ReadAsync(CancellationToken cancellationToken) =>
        File.Exists(folder.Seals)
            ?
            [
                .. (await File.ReadAllLinesAsync(folder.Seals, cancellationToken))
                    .Select(SealLine.Parse)
                    .OfType<SealLine>(),
            ]
            : [];

    /// <summary>Up to which entry the file seals, 0 when it is not there. It holds years of minutes: only its end is read.</summary>
    public async Task<long> UpToAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(folder.Seals))
            return 0;
        await using var file = File.OpenRead(folder.Seals);
        file.Seek(-Math.Min(file.Length, Tail), SeekOrigin.End);
        using var reader = new StreamReader(file);
        var lines = (await reader.ReadToEndAsync(cancellationToken)).Split('\n');
        return lines.Select(SealLine.Parse).LastOrDefault(l => l is not null)?.UpToEventId ?? 0;
    }

    /// <summary>A line cut short, when the program was stopped while it wrote, is closed before the next one.</summary>
    public async Task AppendAsync(IEnumerable<TimelineSeal> seals, CancellationToken cancellationToken)
    {
        var lines = seals.Select(s => SealLine.Of(s).ToString());
        await using var file = new FileStream(folder.Seals, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        if (file.Length > 0)
        {
            file.Seek(-1, SeekOrigin.End);
            if (file.ReadByte() != '\n')
                file.WriteByte((byte)'\n');
        }

        await using var writer = new StreamWriter(file);
        foreach (var line in lines)
            await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
    }
}
