using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Parvis.Features.Accounts;

namespace Parvis.Data.Migrations;

/// <summary>What the migrations tool builds the model from; it never connects.</summary>
sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteParvisDbContext>
{
    public SqliteParvisDbContext CreateDbContext(string[] args) =>
        new(DesignTime.Options<SqliteParvisDbContext>().UseSqlite("Data Source=design.db").Options);
}

sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlParvisDbContext>
{
    public PostgreSqlParvisDbContext CreateDbContext(string[] args) =>
        new(DesignTime.Options<PostgreSqlParvisDbContext>().UseNpgsql("Host=design").Options);
}

static class DesignTime
{
    // Identity shapes its tables by its options, so the tool must see the same ones as the application.
    public static DbContextOptionsBuilder<TContext> Options<TContext>()
        where TContext : DbContext =>
        new DbContextOptionsBuilder<TContext>().UseApplicationServiceProvider(
            new ServiceCollection().Configure<IdentityOptions>(AccountRules.Configure).BuildServiceProvider()
        );
}
