using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Parvis.Data;

namespace Parvis.UnitTests.Data;

/// <summary>The model and the migrations of both databases say the same: « scripts/migration » makes what is missing.</summary>
public sealed class MigrationTests
{
    [Fact]
    public void SQLite_has_every_change_of_the_model() => HasEveryChange<SqliteParvisDbContext>();

    [Fact]
    public void PostgreSQL_has_every_change_of_the_model() => HasEveryChange<PostgreSqlParvisDbContext>();

    static void HasEveryChange<TContext>()
        where TContext : DbContext
    {
        var factory = typeof(TContext)
            .Assembly.GetTypes()
            .Single(typeof(IDesignTimeDbContextFactory<TContext>).IsAssignableFrom);
        using var db = ((IDesignTimeDbContextFactory<TContext>)Activator.CreateInstance(factory)!).CreateDbContext([]);
        db.Database.HasPendingModelChanges().ShouldBeFalse();
    }
}
