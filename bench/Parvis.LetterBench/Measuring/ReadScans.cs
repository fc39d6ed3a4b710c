using System.Diagnostics;
using System.Text.Json;
using Parvis.LetterBench.Making;
using Parvis.Scans.Recognising;

namespace Parvis.LetterBench.Measuring;

/// <param name="Seconds">From the image to its words, by the clock.</param>
/// <param name="Processor">Seconds of processor, of the programs too.</param>
/// <param name="Megabytes">Of the largest program of the run until then.</param>
sealed record ReadScan(RecognisedPage Read, double Seconds, double Processor, double Megabytes);

/// <summary>Recognises scans once and keeps what was read: rules are tried on it many times.</summary>
sealed class ReadScans(string folder)
{
    public async Task<ReadScan> ReadAsync(MadeLetter letter)
    {
        var kept = Path.Combine(folder, letter.Id + ".json");
        if (File.Exists(kept))
            return JsonSerializer.Deserialize<ReadScan>(await File.ReadAllTextAsync(kept))!;
        var recognition = new PageRecognition(await Recognition.FindAsync());
        var (watch, before) = (Stopwatch.StartNew(), Usage.OfPrograms());
        var read = await recognition.ReadAsync(Path.Combine(folder, letter.Id + ".jpg"));
        var used = Usage.OfPrograms();
        var scan = new ReadScan(read, watch.Elapsed.TotalSeconds, used.Processor - before.Processor, used.Megabytes);
        await File.WriteAllTextAsync(kept, JsonSerializer.Serialize(scan));
        return scan;
    }
}
