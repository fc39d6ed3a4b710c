using Microsoft.Data.Sqlite;
using Npgsql;
using Parvis.Data.Outages;

namespace Parvis.UnitTests.Data;

/// <summary>What is waited for is told from what is reported, however deep the cause lies.</summary>
public sealed class OutageSignsTests
{
    [Theory]
    [InlineData(5, Outage.DatabaseAway)]
    [InlineData(10, Outage.DatabaseAway)]
    [InlineData(13, Outage.DiskFull)]
    [InlineData(8, Outage.DiskFull)]
    [InlineData(19, null)]
    [InlineData(11, null)]
    public void SQLite_says_it_by_number(int code, Outage? outage) =>
        OutageSigns.Of(new InvalidOperationException("", new SqliteException("", code))).ShouldBe(outage);

    [Theory]
    [InlineData("57P01", Outage.DatabaseAway)]
    [InlineData("57P03", Outage.DatabaseAway)]
    [InlineData("53300", Outage.DatabaseAway)]
    [InlineData("08006", Outage.DatabaseAway)]
    [InlineData("53100", Outage.DiskFull)]
    [InlineData("23505", null)]
    [InlineData("40001", null)]
    [InlineData("57014", null)]
    public void PostgreSQL_says_it_by_class(string state, Outage? outage) =>
        OutageSigns.Of(new PostgresException("", "ERROR", "ERROR", state)).ShouldBe(outage);

    [Theory]
    [InlineData(28, Outage.DiskFull)]
    [InlineData(30, Outage.DiskFull)]
    [InlineData(2, Outage.FilesAway)]
    public void A_file_that_cannot_be_kept_is_full_or_away(int error, Outage outage) =>
        OutageSigns.Of(new FilesAwayException(new IOException("", error))).ShouldBe(outage);

    [Fact]
    public void A_fault_is_no_outage() => OutageSigns.Of(new IOException("", new TimeoutException())).ShouldBeNull();
}
