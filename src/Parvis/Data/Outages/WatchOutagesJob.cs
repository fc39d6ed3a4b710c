using Microsoft.EntityFrameworkCore;
using Parvis.Data.Jobs;

namespace Parvis.Data.Outages;

/// <summary>While something is away, tries it: nobody may come for an hour, and the log must say when it was back.</summary>
public sealed class WatchOutagesJob(
    ParvisDbContext db,
    Transactions transactions,
    StoragePlaces places,
    OutageLog outages
) : IJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var outage in outages.Ongoing)
        {
            try
            {
                await TryAsync(outage, cancellationToken);
                outages.End(outage);
            }
            catch (Exception failure) when (OutageSigns.Of(failure) == outage)
            {
                outages.Note(outage, failure);
            }
        }
    }

    /// <summary>By writing: a database that is locked or a full disk still reads.</summary>
    async Task TryAsync(Outage outage, CancellationToken cancellationToken)
    {
        if (outage == Outage.FilesAway)
        {
            places.TryFiles();
            return;
        }

        if (outage == Outage.DiskFull)
        {
            places.TryDisk();
            places.TryFiles();
        }

        await transactions.RunAsync(
            () => db.Database.ExecuteSqlAsync($"""DELETE FROM "FormTokens" WHERE "Token" = ''""", cancellationToken),
            cancellationToken
        );
    }
}

/// <summary>Writes where the program must be able to write, and takes it away again.</summary>
public sealed class StoragePlaces(DataFolder folder)
{
    /// <summary>Room for a page or two would let the next letter fail.</summary>
    const int Room = 1 << 20;

    public void TryDisk() => Try(() => folder.Root, Room);

    public void TryFiles() => Try(() => folder.Blobs, 1);

    static void Try(Func<string> place, int bytes)
    {
        try
        {
            using var file = new FileStream(
                Path.Combine(place(), $".{Guid.NewGuid():N}"),
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    Options = FileOptions.DeleteOnClose,
                }
            );
            file.Write(new byte[bytes]);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FilesAwayException(failure);
        }
    }
}
