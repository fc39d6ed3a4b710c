namespace Parvis.Features.Requesters;

public static class RequesterLinks
{
    public static string Index => "/usagers";

    public static string New => "/usagers/nouveau";

    /// <summary>People found while somebody types, as choices of a list.</summary>
    public static string Choices => "/usagers/choix";

    public static string Person(string publicId) => $"/usagers/{publicId}";

    public static string Edit(string publicId) => $"/usagers/{publicId}/fiche";

    public static string Merge(string publicId) => $"/usagers/{publicId}/fusion";

    public static string Needs(string publicId) => $"/usagers/{publicId}/a-savoir";

    public static string Texts(string publicId) => $"/usagers/{publicId}/textos";

    public static string Household(string publicId) => $"/usagers/{publicId}/foyer";

    public static string Mandates(string publicId) => $"/usagers/{publicId}/mandats";
}
