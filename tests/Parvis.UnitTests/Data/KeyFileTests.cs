using Parvis.Data;
using Parvis.Data.Outbox;

namespace Parvis.UnitTests.Data;

/// <summary>Two programs that begin together over a new data folder have the same keys.</summary>
public sealed class KeyFileTests : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory("parvis-keys-").FullName;

    [Fact]
    public async Task Whoever_is_first_makes_the_key_of_all()
    {
        for (var round = 0; round < 100; round++)
        {
            var folder = new DataFolder(Path.Combine(root, $"{round}"));
            using var start = new Barrier(8);

            var signed = await Task.WhenAll(
                Enumerable
                    .Range(0, 8)
                    .Select(_ =>
                        Task.Factory.StartNew(
                            () =>
                            {
                                start.SignalAndWait();
                                return new MailTokens(folder).Sign("essai");
                            },
                            CancellationToken.None,
                            TaskCreationOptions.LongRunning,
                            TaskScheduler.Default
                        )
                    )
            );

            signed.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
            Directory.GetFiles(folder.Keys).ShouldBe([folder.MailKey]);
            if (!OperatingSystem.IsWindows())
                File.GetUnixFileMode(folder.MailKey).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
