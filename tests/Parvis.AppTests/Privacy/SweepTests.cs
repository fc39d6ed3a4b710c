using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Inbox;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Settings;
using Parvis.TestKit;

namespace Parvis.AppTests.Privacy;

/// <summary>Files whose transaction never came to its end are nobody's, and do not stay for ever.</summary>
public sealed class SweepTests
{
    [SkippableTheory, BothDatabases]
    public async Task What_nobody_holds_goes_after_a_day_and_nothing_else(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mail = await app.ReceiveAsync(InboxStand.Eml());
        var logo = await SaveAsync(app, "logo");
        await app.InScopeAsync(services =>
            services
                .GetRequiredService<TownService>()
                .SaveTownAsync(new TownSettings { Name = "Saint-Aubin", LogoBlob = logo }, seen: null, default)
        );
        var (orphan, fresh) = (await SaveAsync(app, "à personne"), await SaveAsync(app, "à l'instant"));
        Age(app, mail.Hash!, logo, orphan);
        var left = Path.Combine(app.DataFolder, "blobs", "reste.part");
        await File.WriteAllTextAsync(left, "à moitié");
        File.SetLastWriteTimeUtc(left, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));
        var (killed, working) = (Pages(days: 2), Pages(days: 0));

        await app.RunJobAsync<SweepBlobsJob>();

        (await IsThereAsync(app, orphan)).ShouldBeFalse();
        File.Exists(left).ShouldBeFalse();
        Directory.Exists(killed).ShouldBeFalse();
        Directory.Exists(working).ShouldBeTrue();
        Directory.Delete(working, recursive: true);
        foreach (var kept in new[] { mail.Hash!, logo, fresh })
            (await IsThereAsync(app, kept)).ShouldBeTrue();
    }

    [SkippableTheory, BothDatabases]
    public async Task Over_another_database_nothing_is_erased(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var hashes = new List<string>();
        for (var n = 0; n < 120; n++)
            hashes.Add(await SaveAsync(app, $"fichier {n}"));
        Age(app, [.. hashes]);

        await app.RunJobAsync<SweepBlobsJob>();

        (await IsThereAsync(app, hashes[0])).ShouldBeTrue();
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_to_be_erased_but_was_just_saved_again_waits(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(
            database,
            new TownAppOptions { Configure = services => services.AddSingleton(BlobPatience.Usual) }
        );
        var hash = await SaveAsync(app, "joint à deux courriels");
        await app.DatabaseAsync(async db =>
        {
            db.Add(new BlobToErase { Hash = hash });
            return await db.SaveChangesAsync();
        });

        await app.RunJobAsync<EraseBlobsJob>();
        (await IsThereAsync(app, hash)).ShouldBeTrue();
        Age(app, hash);
        await app.RunJobAsync<EraseBlobsJob>();

        (await IsThereAsync(app, hash)).ShouldBeFalse();
    }

    /// <summary>The pictures of pages that a program was reading, so many days ago.</summary>
    static string Pages(int days)
    {
        var folder = Directory.CreateTempSubdirectory("parvis-scan-").FullName;
        File.WriteAllText(Path.Combine(folder, "page.pgm"), "P5");
        Directory.SetLastWriteTimeUtc(folder, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-days));
        return folder;
    }

    static Task<string> SaveAsync(TownApp app, string content) =>
        app.InScopeAsync(async services =>
        {
            using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(content));
            return (await services.GetRequiredService<IBlobStore>().SaveAsync(bytes, default)).Hash;
        });

    static void Age(TownApp app, params string[] hashes)
    {
        foreach (var hash in hashes)
            File.SetLastWriteTimeUtc(
                Path.Combine(app.DataFolder, "blobs", hash[..2], hash),
                TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2)
            );
    }

    static Task<bool> IsThereAsync(TownApp app, string hash) =>
        app.InScopeAsync(async services =>
        {
            await using var content = await services.GetRequiredService<IBlobStore>().OpenAsync(hash, default);
            return content is not null;
        });
}
