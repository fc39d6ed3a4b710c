using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Parvis.Data;

namespace Parvis.Features.Administration.Imports;

/// <summary>
/// Reads the cells of one line and gathers all that is wrong in it. A column the file does not have leaves what is
/// stored as it was; an empty cell of a column it has empties it.
/// </summary>
public sealed class LineReader(ImportRow row)
{
    static readonly EmailAddressAttribute Emails = new();
    static readonly string[] DateFormats = ["dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd"];

    readonly List<ImportProblem> problems = [];

    public int Line => row.Line;

    public IReadOnlyList<ImportProblem> Problems => problems;

    public bool Has(string column) => row.Cells.ContainsKey(column);

    public string Raw(string column) => row.Cells.GetValueOrDefault(column, "");

    public void Refuse(string? column, string sentence) => problems.Add(new ImportProblem(column, sentence));

    public string Text(string column, string? stored, int max)
    {
        if (!Has(column))
            return stored ?? "";
        var text = Raw(column);
        if (text.Length > max)
            Refuse(column, string.Create(CultureInfo.InvariantCulture, $"{text.Length} signes, {max} au plus."));
        return text;
    }

    public string Required(string column, int max)
    {
        var text = Text(column, stored: null, max);
        if (text.Length == 0)
            Refuse(column, "cette case ne peut pas rester vide.");
        return text;
    }

    public string Email(string column, string? stored)
    {
        var text = Text(column, stored, 254);
        if (text.Length > 0 && !Emails.IsValid(text))
            Refuse(column, $"« {text} » n'est pas une adresse électronique.");
        return text;
    }

    public bool YesNo(string column, bool stored)
    {
        if (!Has(column))
            return stored;
        switch (Folding.Fold(Raw(column)))
        {
            case "":
                return stored;
            case "oui" or "o" or "vrai" or "1" or "x" or "true":
                return true;
            case "non" or "n" or "faux" or "0" or "false":
                return false;
            default:
                Refuse(column, $"« {Raw(column)} » : écrivez oui ou non.");
                return stored;
        }
    }

    public int? Number(string column, int? stored, int from, int until)
    {
        if (!Has(column))
            return stored;
        if (Raw(column).Length == 0)
            return null;
        if (
            int.TryParse(Raw(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= from
            && number <= until
        )
            return number;
        Refuse(
            column,
            string.Create(
                CultureInfo.InvariantCulture,
                $"« {Raw(column)} » : écrivez un nombre entre {from} et {until}."
            )
        );
        return stored;
    }

    /// <summary>One of the words a choice is called by.</summary>
    public T Choice<T>(string column, T stored, Func<T, string> words)
        where T : struct, Enum
    {
        if (!Has(column) || Raw(column).Length == 0)
            return stored;
        var folded = Folding.Fold(Raw(column));
        foreach (var value in Enum.GetValues<T>())
        {
            if (Folding.Fold(words(value)) == folded)
                return value;
        }

        Refuse(
            column,
            $"« {Raw(column)} » : écrivez {string.Join(", ", Enum.GetValues<T>().Select(v => $"« {words(v)} »"))}."
        );
        return stored;
    }

    public DateOnly? Date(string column)
    {
        var text = Raw(column);
        if (text.Length == 0)
            return null;
        if (DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Refuse(column, $"« {text} » : écrivez la date comme 14/07/1962.");
        return null;
    }

    /// <summary>Several values in one cell, separated by a bar.</summary>
    public IReadOnlyList<string> List(string column, IReadOnlyList<string> stored) =>
        Has(column)
            ? Raw(column).Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : stored;

    /// <summary>A rule's own refusal, put under the column it is about.</summary>
    public void Refuse(RefusedException refused, IReadOnlyList<ImportColumn> columns) =>
        Refuse(columns.FirstOrDefault(c => c.Field.Length > 0 && c.Field == refused.Field)?.Name, refused.Message);

    public ImportLine Done(string label, bool created, string? changes) =>
        new(
            Line,
            label,
            created ? ImportOutcome.Created
                : changes is null ? ImportOutcome.Unchanged
                : ImportOutcome.Changed,
            created ? null : changes,
            []
        );

    public ImportLine Refused(string label) => new(Line, label, ImportOutcome.Refused, Changes: null, [.. problems]);
}
