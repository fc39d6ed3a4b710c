namespace Parvis.TestKit.Pages;

public static partial class PageSamples
{
    static IEnumerable<PageSample> Letters() =>
        [
            new("/courrier", "accueil", _ => "/courrier"),
            new("/courrier/ecartes", "accueil", _ => "/courrier/ecartes"),
            new("/courrier/nouveau", "accueil", _ => "/courrier/nouveau"),
            new("/courrier/registre", "accueil", _ => "/courrier/registre"),
            new("/courrier/registre", "pilote", _ => "/courrier/registre?imprimer=true") { Note = "on paper" },
            new("/courrier/registre/{publicId}", "accueil", s => $"/courrier/registre/{s.RegisteredLetter}"),
            new("/courrier/lettres/{publicId}", "accueil", s => $"/courrier/lettres/{s.LetterToRegister}"),
            new("/courrier/lettres/{publicId}", "accueil", s => $"/courrier/lettres/{s.LetterAside}")
            {
                Note = "set aside",
            },
            new(
                "/courrier/lettres/{publicId}/fichier",
                "accueil",
                s => $"/courrier/lettres/{s.LetterToRegister}/fichier"
            )
            {
                NotShown = "a file",
            },
            new("/courrier/scans/{scanId}", "accueil", s => $"/courrier/scans/{s.Scan}"),
            new("/courrier/scans/{scanId}/original", "accueil", s => $"/courrier/scans/{s.Scan}/original")
            {
                NotShown = "a file",
            },
            new("/courrier/scans/{scanId}/pages/{number:int}", "accueil", s => $"/courrier/scans/{s.Scan}/pages/1")
            {
                NotShown = "a picture",
            },
            new(
                "/courrier/scans/{scanId}/vignettes/{number:int}",
                "accueil",
                s => $"/courrier/scans/{s.Scan}/vignettes/1"
            )
            {
                NotShown = "a picture",
            },
            new("/courrier/separateurs", "accueil", _ => "/courrier/separateurs"),
            new("/courrier/separateurs", "accueil", _ => "/courrier/separateurs?combien=2") { Note = "on paper" },
        ];
}
