using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Accounts;

namespace Parvis.Data;

/// <summary>One model for both databases. Each slice maps its own entities in a <c>*Mapping.cs</c> file.</summary>
public abstract class ParvisDbContext(DbContextOptions options) : IdentityUserContext<Account, Guid>(options)
{
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ParvisDbContext).Assembly);
    }
}

public sealed class SqliteParvisDbContext(DbContextOptions<SqliteParvisDbContext> options) : ParvisDbContext(options);

public sealed class PostgreSqlParvisDbContext(DbContextOptions<PostgreSqlParvisDbContext> options)
    : ParvisDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // Stored keys are already folded: comparing bytes orders them as SQLite does, and an index serves « begins with ».
        configurationBuilder.Properties<string>().UseCollation("C");
    }
}
