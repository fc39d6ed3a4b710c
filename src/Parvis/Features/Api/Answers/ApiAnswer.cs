using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Api.Keys;

namespace Parvis.Features.Api.Answers;

/// <summary>What was answered to a call that may be sent again, kept as it was given.</summary>
public sealed class ApiAnswer
{
    public const int MaxKey = 255;

    public required Guid ApiKeyId { get; init; }

    /// <summary>What the caller named its call.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>Of the method, the address and the body: another call under the same name is a mistake.</summary>
    public required string Digest { get; init; }

    public required DateTime At { get; init; }

    public string Location { get; init; } = "";

    public string Body { get; init; } = "";
}

/// <summary>Answers are for retries, which come within the hour; they hold names, so they do not stay.</summary>
public sealed class ForgetAnswersJob(ParvisDbContext db, Transactions transactions, TimeProvider clock) : IJob
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(48);

    public Task RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().UtcDateTime - Kept;
        return transactions.EraseAsync(db.Set<ApiAnswer>().Where(a => a.At < before), cancellationToken);
    }
}

sealed class ApiAnswerMapping : IEntityTypeConfiguration<ApiAnswer>
{
    public void Configure(EntityTypeBuilder<ApiAnswer> builder)
    {
        builder.ToTable("ApiAnswers");
        builder.HasKey(a => new { a.ApiKeyId, a.IdempotencyKey });
        builder.Property(a => a.IdempotencyKey).HasMaxLength(ApiAnswer.MaxKey);
        builder.Property(a => a.Digest).HasMaxLength(64);
        builder.Property(a => a.Location).HasMaxLength(200);
        builder.HasIndex(a => a.At);
        builder.HasOne<ApiKey>().WithMany().HasForeignKey(a => a.ApiKeyId).OnDelete(DeleteBehavior.Cascade);
    }
}
