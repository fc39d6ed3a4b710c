namespace Parvis.Features.Oversight.Workload;

public static class LoadParts
{
    public static LoadPart Parse(string? word) =>
        word switch
        {
            "retard" => LoadPart.Late,
            "attente" => LoadPart.Waiting,
            _ => LoadPart.Open,
        };

    public static string? Word(this LoadPart part) =>
        part switch
        {
            LoadPart.Open => null,
            LoadPart.Late => "retard",
            LoadPart.Waiting => "attente",
        };

    public static string InFrench(this LoadPart part) =>
        part switch
        {
            LoadPart.Open => "demandes ouvertes",
            LoadPart.Late => "demandes en retard",
            LoadPart.Waiting => "demandes en attente de l'usager",
        };
}
