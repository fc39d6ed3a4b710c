using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Parvis.Data;

/// <summary>
/// A text longer than its column is refused with a sentence, whichever the database: PostgreSQL would fail and SQLite
/// would keep it. What PostgreSQL cannot hold at all, the character of number zero, is left out.
/// </summary>
public sealed class TextLimits : BeforeSaving
{
    protected override void Look(ChangeTracker changes)
    {
        foreach (var entry in changes.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified))
                continue;
            foreach (var property in entry.Properties)
            {
                if (property.CurrentValue is not string text)
                    continue;
                if (text.Contains('\0', StringComparison.Ordinal))
                    property.CurrentValue = text = text.Replace("\0", "", StringComparison.Ordinal);
                if (property.Metadata.GetMaxLength() is { } longest && text.Length > longest)
                    throw new RefusedException(
                        $"Ce texte est trop long : {longest} caractères au plus.",
                        property.Metadata.Name
                    );
            }
        }
    }
}
