namespace Parvis.Features.Topics;

public static class TopicLinks
{
    public static string Topics => "/reglages/sujets";

    /// <summary>Composed by the slice above.</summary>
    public static string Form(Guid id) => $"{Topics}/{id}/formulaire";

    public static string Topic(Guid? id = null) =>
        id is null ? "/reglages/sujets/fiche" : $"/reglages/sujets/fiche/{id}";
}
