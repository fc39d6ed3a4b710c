namespace Parvis.Demo;

/// <summary>Gives rows their keys before the database would, so that they can name each other.</summary>
static class RowIds<TEntity, TKey>
    where TEntity : class
{
    static readonly Action<TEntity, TKey> Setter = typeof(TEntity)
        .GetProperty("Id")!
        .GetSetMethod(nonPublic: true)!
        .CreateDelegate<Action<TEntity, TKey>>();

    public static TEntity Set(TEntity row, TKey id)
    {
        Setter(row, id);
        return row;
    }
}
