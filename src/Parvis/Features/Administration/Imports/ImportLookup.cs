using System.Globalization;
using Parvis.Data;

namespace Parvis.Features.Administration.Imports;

/// <summary>Finds records the way files name them: by code first, else by a name that only one of them bears.</summary>
sealed class ImportLookup<T>(Func<T, string?> codeOf, Func<T, string> nameOf)
    where T : class
{
    readonly Dictionary<string, T> byCode = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<T>> byName = new(StringComparer.Ordinal);

    readonly Dictionary<T, int> taken = new(ReferenceEqualityComparer.Instance);

    /// <summary>This line said all there is to say of it.</summary>
    public void Take(T item, LineReader line)
    {
        Add(item);
        taken[item] = line.Line;
    }

    void Add(T item)
    {
        if (codeOf(item) is { Length: > 0 } code)
            byCode[code] = item;
        var key = Folding.Fold(nameOf(item));
        if (!byName.TryGetValue(key, out var same))
            byName[key] = same = [];
        if (!same.Contains(item))
            same.Add(item);
    }

    public ImportLookup<T> AddAll(IEnumerable<T> items)
    {
        foreach (var item in items)
            Add(item);
        return this;
    }

    /// <summary>What a line is about; a record that has another code is another record, whatever its name.</summary>
    public T? FindRecord(string? code, string name, LineReader line)
    {
        var found = FindOne(code, name, line);
        if (found is not null && taken.TryGetValue(found, out var earlier))
            line.Refuse(
                column: null,
                string.Create(CultureInfo.InvariantCulture, $"« {name} » est déjà en ligne {earlier}.")
            );
        return found;
    }

    T? FindOne(string? code, string name, LineReader line)
    {
        if (!string.IsNullOrEmpty(code) && byCode.TryGetValue(code, out var coded))
            return coded;
        var same = byName.GetValueOrDefault(Folding.Fold(name)) ?? [];
        var possible = string.IsNullOrEmpty(code) ? same : [.. same.Where(i => string.IsNullOrEmpty(codeOf(i)))];
        if (possible.Count > 1)
            line.Refuse("nom", $"plusieurs s'appellent « {name} » : donnez le code.");
        return possible.Count == 1 ? possible[0] : null;
    }

    /// <summary>What a cell points at; refuses the line when nothing, or more than one, bears this name.</summary>
    public T? FindReference(string column, LineReader line)
    {
        var text = line.Raw(column);
        if (text.Length == 0)
            return null;
        if (byCode.TryGetValue(text, out var coded))
            return coded;
        switch (byName.GetValueOrDefault(Folding.Fold(text)))
        {
            case [var only]:
                return only;
            case { Count: > 1 }:
                line.Refuse(column, $"plusieurs s'appellent « {text} » : donnez le code.");
                return null;
            default:
                line.Refuse(column, $"« {text} » n'existe pas, ou sa ligne est refusée.");
                return null;
        }
    }
}
