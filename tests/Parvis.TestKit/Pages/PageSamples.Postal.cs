namespace Parvis.TestKit.Pages;

public static partial class PageSamples
{
    static IEnumerable<PageSample> Postal() =>
        [
            new("/courrier/depart/lots", "accueil", _ => "/courrier/depart/lots"),
            new("/courrier/depart/lots/{publicId}", "accueil", s => $"/courrier/depart/lots/{s.Batch}"),
            new("/courrier/depart/lots/{publicId}", "accueil", s => $"/courrier/depart/lots/{s.BatchInTheMaking}")
            {
                Note = "in the making",
            },
            new("/courrier/depart/lots/{publicId}/pdf", "accueil", s => $"/courrier/depart/lots/{s.Batch}/pdf")
            {
                NotShown = "a file",
            },
            new(
                "/courrier/depart/lots/{publicId}/bordereau",
                "accueil",
                s => $"/courrier/depart/lots/{s.Batch}/bordereau"
            ),
            new(
                "/courrier/depart/lots/{publicId}/enveloppes",
                "accueil",
                s => $"/courrier/depart/lots/{s.Batch}/enveloppes"
            ),
            new(
                "/courrier/depart/lots/{publicId}/recommandes",
                "accueil",
                s => $"/courrier/depart/lots/{s.Batch}/recommandes"
            ),
            new("/courrier/depart/registre", "accueil", _ => "/courrier/depart/registre"),
            new("/courrier/depart/registre", "pilote", _ => "/courrier/depart/registre?imprimer=true")
            {
                Note = "on paper",
            },
            new("/courrier/depart/registre/{publicId}", "accueil", s => $"/courrier/depart/registre/{s.PostedLetter}"),
            new("/courrier/depart/registre/{publicId}", "accueil", s => $"/courrier/depart/registre/{s.ReturnedLetter}")
            {
                Note = "come back",
            },
        ];
}
