namespace Parvis.Features.Topics;

public static class TopicLinks
{
    public static string Topics => "/reglages/sujets";

    public static string Topic(Guid? id = null) =>
        id is null ? "/reglages/sujets/fiche" : $"/reglages/sujets/fiche/{id}";
}
