using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Addresses;

/// <summary>The addresses in memory, read again only when another file was imported: suggestions come while one types.</summary>
public sealed class AddressDirectory(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Another node may have imported.</summary>
    static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    volatile Kept? kept;

    public async ValueTask<AddressBook> GetAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (kept is { } known && now - known.LookedAt < LookAgain)
            return known.Book;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
        var file = await db.Set<AddressFile>().MaxAsync(f => (long?)f.Id, cancellationToken);
        var book =
            kept is { } same && same.FileId == file
                ? same.Book
                : new AddressBook(await db.Set<TownAddress>().AsNoTracking().ToListAsync(cancellationToken));
        kept = new Kept(book, file, now);
        return book;
    }

    /// <summary>Here another file was just imported.</summary>
    public void Forget() => kept = null;

    sealed record Kept(AddressBook Book, long? FileId, DateTimeOffset LookedAt);
}
