using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parvis.Features.OfficialSheets.Reading;

/// <summary>A fiche as it is kept: JSON, compressed, because there are thousands and few are read in a day.</summary>
public static class FicheText
{
    static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        // Blocks in blocks in cells of tables, as deep as a file may be.
        MaxDepth = 512,
    };

    public static byte[] Write(FicheDocument fiche)
    {
        using var kept = new MemoryStream();
        using (var packed = new BrotliStream(kept, CompressionLevel.Fastest))
            JsonSerializer.Serialize(packed, fiche, Options);
        return kept.ToArray();
    }

    public static FicheDocument Read(byte[] kept)
    {
        using var packed = new BrotliStream(new MemoryStream(kept), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<FicheDocument>(packed, Options)
            ?? throw new InvalidOperationException("A fiche was kept empty.");
    }
}
