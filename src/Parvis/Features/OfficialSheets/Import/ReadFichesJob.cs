using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Settings;

namespace Parvis.Features.OfficialSheets.Import;

/// <summary>In the night the folder is read again, when its files are not what they were.</summary>
public sealed class ReadFichesJob(FicheImport import, TownClock clock) : IJob
{
    const string By = "Lecture de la nuit";

    static readonly TimeOnly From = new(1, 0);
    static readonly TimeOnly Until = new(6, 0);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = TimeOnly.FromDateTime(await clock.ToLocalAsync(clock.UtcNow, cancellationToken));
        var path = await import.FolderAsync(cancellationToken);
        if (!now.IsBetween(From, Until) || !Path.Exists(path))
            return;
        var signature = FicheFolder.Open(path).Signature;
        var last = await import.LastSignatureAsync(cancellationToken);
        // A folder that never had anything in it is nobody's mistake.
        if (signature == last || (last is null && signature == FicheFolder.NoSignature))
            return;
        try
        {
            await import.RunAsync(path, By, attended: false, cancellationToken);
        }
        catch (RefusedException refused)
        {
            await import.NoteRefusalAsync(path, signature, By, refused.Message, cancellationToken);
        }
    }
}
