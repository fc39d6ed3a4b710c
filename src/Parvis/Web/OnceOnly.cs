using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Data.Jobs;

namespace Parvis.Web;

/// <summary>A form that was sent, and where its sender was led: sent again, it leads there and does nothing else.</summary>
public sealed class FormToken
{
    public required string Token { get; init; }

    public required DateTime At { get; init; }

    public required string ResultUrl { get; init; }
}

/// <param name="Url">Where the first sending led.</param>
/// <param name="Again">The work had been done before.</param>
public sealed record OnceResult(string Url, bool Again);

/// <summary>
/// A double click, a page sent again after « back », two tabs: the work of a form is done once. The token is claimed
/// in the transaction of the work, so a second sending waits for the first and a refused one claims nothing.
/// </summary>
public sealed class OnceOnly(ParvisDbContext db, Transactions transactions, TimeProvider clock)
{
    public static string NewToken() => RandomId.New();

    public Task<OnceResult> RunAsync(string? token, Func<Task<string>> work, CancellationToken cancellationToken)
    {
        if (token is not { Length: RandomId.Length })
            throw new RefusedException("Ce formulaire est arrivé incomplet : rechargez la page.");
        return transactions.RunAsync(
            async () =>
            {
                if (!await ClaimAsync(token, cancellationToken))
                    return new OnceResult(await ResultAsync(token, cancellationToken), Again: true);
                var url = await work();
                await db.Set<FormToken>()
                    .Where(t => t.Token == token)
                    .ExecuteUpdateAsync(set => set.SetProperty(t => t.ResultUrl, url), cancellationToken);
                return new OnceResult(url, Again: false);
            },
            cancellationToken
        );
    }

    // The same statement is valid on both databases; on PostgreSQL it waits for another sending under way.
    async Task<bool> ClaimAsync(string token, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "FormTokens" ("Token", "At", "ResultUrl") VALUES ({token}, {now}, '')
                ON CONFLICT ("Token") DO NOTHING
                """,
                cancellationToken
            ) == 1;
    }

    Task<string> ResultAsync(string token, CancellationToken cancellationToken) =>
        db.Set<FormToken>().Where(t => t.Token == token).Select(t => t.ResultUrl).SingleAsync(cancellationToken);
}

/// <summary>Nobody sends a form again after a week.</summary>
public sealed class ForgetFormTokensJob(ParvisDbContext db, Transactions transactions, TimeProvider clock) : IJob
{
    public Task RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-7);
        return transactions.EraseAsync(db.Set<FormToken>().Where(t => t.At < before), cancellationToken);
    }
}

sealed class FormTokenMapping : IEntityTypeConfiguration<FormToken>
{
    public void Configure(EntityTypeBuilder<FormToken> builder)
    {
        builder.ToTable("FormTokens");
        builder.HasKey(t => t.Token);
        builder.Property(t => t.Token).HasMaxLength(RandomId.Length);
        builder.Property(t => t.ResultUrl).HasMaxLength(200);
        builder.HasIndex(t => t.At);
    }
}
