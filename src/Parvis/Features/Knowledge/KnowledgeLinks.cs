using Parvis.Features.Knowledge.Content;

namespace Parvis.Features.Knowledge;

/// <summary>Where agents read and write sheets, and where residents read them.</summary>
public static class KnowledgeLinks
{
    public const string List = "/fiches";

    public const string RecurringQuestions = "/fiches/questions";

    public static string Filtered(string filter) => $"{List}?filtre={filter}";

    public static string New => $"{List}/nouvelle";

    public static string Sheet(Guid id) => $"{List}/{id}";

    public static string Compose(Guid id) => $"{Sheet(id)}/ecrire";

    public static string About(Guid id) => $"{Sheet(id)}/presentation";

    public static string Block(Guid id, string? key = null) => $"{Sheet(id)}/passages/{key}";

    /// <param name="id">Of the sheet.</param>
    /// <param name="language">See <see cref="SheetLanguages"/>.</param>
    public static string Variant(Guid id, string language) => $"{Sheet(id)}/versions/{language}";

    public static string Readings(Guid id) => $"{Sheet(id)}/lectures";

    public static string Printed(Guid id) => $"{Sheet(id)}/imprimer";

    public static string ForResidents(Guid id) => $"/demander/fiches/{id}";

    public static string ForResidents(Guid id, string variant) => $"{ForResidents(id)}?version={variant}";

    public static string PrintedForResidents(Guid id, string? variant) =>
        $"{ForResidents(id)}/imprimer{(variant is null ? "" : $"?version={variant}")}";
}
