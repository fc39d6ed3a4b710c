namespace Parvis.Features.Letters;

public static class LetterLinks
{
    public static string ToRegister => "/courrier";

    public static string Aside => "/courrier/ecartes";

    public static string Register => "/courrier/registre";

    public static string Separators => "/courrier/separateurs";

    /// <summary>A letter nobody scanned.</summary>
    public static string New => "/courrier/nouveau";

    public static string Sheet(string publicId) => $"/courrier/lettres/{publicId}";

    public static string File(string publicId) => $"/courrier/lettres/{publicId}/fichier";

    /// <summary>Its line in the register, to correct it.</summary>
    public static string Entry(string publicId) => $"/courrier/registre/{publicId}";

    public static string Cutting(string scanId) => $"/courrier/scans/{scanId}";

    public static string Original(string scanId) => $"/courrier/scans/{scanId}/original";

    public static string Picture(string scanId, int page) => $"/courrier/scans/{scanId}/pages/{page}";

    public static string Thumbnail(string scanId, int page) => $"/courrier/scans/{scanId}/vignettes/{page}";
}
