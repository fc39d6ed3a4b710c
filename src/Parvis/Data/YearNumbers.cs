using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parvis.Data;

/// <summary>The next number of a series in a year.</summary>
public sealed class YearNumber
{
    /// <summary>« A » for what arrives, « D » for what leaves.</summary>
    public required string Series { get; init; }

    public required int Year { get; init; }

    public required int Next { get; init; }
}

/// <summary>Numbers of registers follow each other without a gap, so they are taken in the transaction of what bears them.</summary>
public sealed class YearNumbers(ParvisDbContext db)
{
    public async Task<int> NextAsync(string series, int year, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("Outside a transaction a number would be lost with what bears it.");
        return (
            await db
                .Database.SqlQuery<int>(
                    $"""
                    INSERT INTO "YearNumbers" ("Series", "Year", "Next") VALUES ({series}, {year}, 2)
                    ON CONFLICT ("Series", "Year") DO UPDATE SET "Next" = "YearNumbers"."Next" + 1
                    RETURNING "Next" - 1 AS "Value"
                    """
                )
                .ToListAsync(cancellationToken)
        ).Single();
    }
}

sealed class YearNumberMapping : IEntityTypeConfiguration<YearNumber>
{
    public void Configure(EntityTypeBuilder<YearNumber> builder)
    {
        builder.ToTable("YearNumbers");
        builder.HasKey(n => new { n.Series, n.Year });
        builder.Property(n => n.Series).HasMaxLength(8);
    }
}
