using Parvis.Features.OfficialSheets.Reading;

namespace Parvis.Features.OfficialSheets.Import;

/// <summary>What a ZIP says of its sizes is not believed: the bytes that come out are counted.</summary>
static class LimitedReading
{
    /// <exception cref="FicheFormatException">There is more.</exception>
    public static async Task<byte[]> ReadAsync(Stream content, int most, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81920];
        while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (kept.Length + read > most)
                throw new FicheFormatException($"Ce fichier dépasse {most / 1024 / 1024} Mo.");
            await kept.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return kept.ToArray();
    }
}
