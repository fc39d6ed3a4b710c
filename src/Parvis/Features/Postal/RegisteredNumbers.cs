using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Postal;

/// <summary>A number of the post follows one letter.</summary>
public sealed class RegisteredNumbers(ParvisDbContext db)
{
    /// <exception cref="RefusedException">Another letter has it, or two of these.</exception>
    public async Task RefuseTwiceAsync(IReadOnlyCollection<OutgoingLetter> letters, CancellationToken cancellationToken)
    {
        var numbers = letters.Select(l => l.RegisteredNumber).Where(n => n.Length > 0).ToList();
        if (numbers.Count == 0)
            return;
        var ids = letters.Select(l => l.Id).ToList();
        var twice =
            numbers.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key
            ?? await db.Set<OutgoingLetter>()
                .Where(l => numbers.Contains(l.RegisteredNumber) && !ids.Contains(l.Id))
                .Select(l => l.RegisteredNumber)
                .FirstOrDefaultAsync(cancellationToken);
        if (twice is not null)
            throw new RefusedException(
                $"Le numéro {twice} est déjà celui d'une autre lettre.",
                nameof(OutgoingLetter.RegisteredNumber)
            );
    }
}
