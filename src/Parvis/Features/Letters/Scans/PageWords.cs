using System.IO.Compression;
using System.Text.Json;
using Parvis.Scans.Recognising;

namespace Parvis.Features.Letters.Scans;

/// <summary>The words of a page as they are kept: where each stands says who writes to whom.</summary>
static class PageWords
{
    public static byte[] Save(ScannedPage page)
    {
        using var kept = new MemoryStream();
        using (var packed = new GZipStream(kept, CompressionLevel.Optimal, leaveOpen: true))
            JsonSerializer.Serialize(packed, Kept.Of(page));
        return kept.ToArray();
    }

    public static async Task<ScannedPage> LoadAsync(Stream content, CancellationToken cancellationToken)
    {
        await using var unpacked = new GZipStream(content, CompressionMode.Decompress);
        return (await JsonSerializer.DeserializeAsync<Kept>(unpacked, cancellationToken: cancellationToken))!.Page();
    }

    sealed record Kept(int Number, int Width, int Height, bool IsComplete, Word[][][] Blocks)
    {
        public static Kept Of(ScannedPage page) =>
            new(
                page.Number,
                page.Width,
                page.Height,
                page.IsComplete,
                [.. page.Blocks.Select(b => b.Lines.Select(l => l.Words.Select(Word.Of).ToArray()).ToArray())]
            );

        public ScannedPage Page() =>
            new(
                Number,
                Width,
                Height,
                [
                    .. Blocks.Select(b => new ScannedBlock([
                        .. b.Select(l => new ScannedLine([.. l.Select(w => w.Scanned())])),
                    ])),
                ]
            )
            {
                IsComplete = IsComplete,
            };
    }

    sealed record Word(string T, int[] B, double C)
    {
        public static Word Of(ScannedWord word) =>
            new(word.Text, [word.Box.Left, word.Box.Top, word.Box.Width, word.Box.Height], word.Confidence);

        public ScannedWord Scanned() => new(T, new Box(B[0], B[1], B[2], B[3]), C);
    }
}
