using Parvis.Features.Privacy.Erasing;

namespace Parvis.UnitTests.Data;

/// <summary>A large file holds up writing for many seconds while it is written anew: at night only.</summary>
public sealed class SqliteTracesTests
{
    [Theory]
    [InlineData(4, 12, false)]
    [InlineData(400, 12, true)]
    [InlineData(400, 0, true)]
    [InlineData(400, 1, false)]
    [InlineData(400, 4, false)]
    [InlineData(400, 5, true)]
    public void A_large_file_waits_for_the_night(int megabytes, int hour, bool waits) =>
        SqliteTraces.MustWait(megabytes * 1024L * 1024L, new TimeOnly(hour, 30).AddMinutes(-30)).ShouldBe(waits);
}
