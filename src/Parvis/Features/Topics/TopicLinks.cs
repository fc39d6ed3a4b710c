namespace Parvis.Features.Topics;

public static class TopicLinks
{
    public static string Topics => "/reglages/sujets";

    /// <summary>Composed by the slice above.</summary>
    public static string Form(Guid id) => $"{Topics}/{id}/formulaire";

    /// <summary>What residents read of it, in another language; by the slice above.</summary>
    public static string Translation(Guid id, string language) => $"{Topics}/{id}/langues/{language}";

    public static string Topic(Guid? id = null) =>
        id is null ? "/reglages/sujets/fiche" : $"/reglages/sujets/fiche/{id}";
}
