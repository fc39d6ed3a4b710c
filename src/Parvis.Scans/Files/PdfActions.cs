namespace Parvis.Scans.Files;

/// <summary>Looks for the names of scripts and of programs to start in the bytes of a PDF (ISO 32000-1, 12.6.4).</summary>
/// <remarks>
/// Poppler finds those in form fields and name trees, compressed or not; it does not look at what runs on opening, which
/// is seldom compressed.
/// </remarks>
static class PdfActions
{
    const int BufferLength = 64 * 1024;
    const int LongestName = 16;

    static ReadOnlySpan<byte> Script => "/JavaScript"u8;

    static ReadOnlySpan<byte> Launch => "/Launch"u8;

    public static async Task<bool> AreInAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        var buffer = new byte[BufferLength];
        var kept = 0;
        int read;
        while ((read = await file.ReadAsync(buffer.AsMemory(kept), cancellationToken)) > 0)
        {
            var length = kept + read;
            if (Holds(buffer.AsSpan(0, length)))
                return true;
            // A name may lie across two readings.
            kept = Math.Min(LongestName, length);
            buffer.AsSpan(length - kept, kept).CopyTo(buffer);
        }
        return false;
    }

    static bool Holds(ReadOnlySpan<byte> bytes) => bytes.IndexOf(Script) >= 0 || bytes.IndexOf(Launch) >= 0;
}
