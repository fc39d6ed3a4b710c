using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Data.Jobs;

namespace Parvis.Features.Accounts.Resuming;

/// <summary>The form an account was sending when its session ended, sealed, from the sign-in until it is dealt with.</summary>
public sealed class KeptWords
{
    public required Guid AccountId { get; init; }

    public required DateTime At { get; init; }

    public required string Sealed { get; init; }
}

/// <summary>One for each account: the latest.</summary>
public sealed class KeptForms(
    ParvisDbContext db,
    Transactions transactions,
    IDataProtectionProvider protection,
    TimeProvider clock
)
{
    /// <summary>False when these are somebody else's words, or too old.</summary>
    public async Task<bool> KeepAsync(string? sealedText, Guid accountId, CancellationToken cancellationToken)
    {
        if (KeptForm.Open(sealedText, protection) is not { } form || form.AccountId != accountId)
            return false;
        await KeepAsync(form, cancellationToken);
        return true;
    }

    public Task KeepAsync(KeptForm form, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                await ForgetAsync(form.AccountId, cancellationToken);
                db.Add(
                    new KeptWords
                    {
                        AccountId = form.AccountId,
                        At = clock.GetUtcNow().UtcDateTime,
                        Sealed = form.Seal(protection),
                    }
                );
            },
            cancellationToken
        );

    public async Task<KeptForm?> FindAsync(Guid accountId, CancellationToken cancellationToken) =>
        KeptForm.Open(
            await db.Set<KeptWords>()
                .Where(k => k.AccountId == accountId)
                .Select(k => k.Sealed)
                .FirstOrDefaultAsync(cancellationToken),
            protection
        );

    public Task ForgetAsync(Guid accountId, CancellationToken cancellationToken) =>
        db.Set<KeptWords>().Where(k => k.AccountId == accountId).ExecuteDeleteAsync(cancellationToken);
}

public sealed class ForgetKeptWordsJob(ParvisDbContext db, Transactions transactions, TimeProvider clock) : IJob
{
    public Task RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().UtcDateTime - KeptForm.Life;
        return transactions.EraseAsync(db.Set<KeptWords>().Where(k => k.At < before), cancellationToken);
    }
}

sealed class KeptWordsMapping : IEntityTypeConfiguration<KeptWords>
{
    public void Configure(EntityTypeBuilder<KeptWords> builder)
    {
        builder.ToTable("KeptWords");
        builder.HasKey(k => k.AccountId);
        builder.HasOne<Account>().WithOne().HasForeignKey<KeptWords>(k => k.AccountId);
    }
}
