namespace Parvis.Features.Postal;

public static class PostalLinks
{
    public static string Batches => "/courrier/depart/lots";

    public static string Register => "/courrier/depart/registre";

    /// <summary>One letter of the register: what came back of it.</summary>
    public static string Line(string publicId) => $"{Register}/{publicId}";

    public static string Batch(string publicId) => $"{Batches}/{publicId}";

    public static string Pdf(string publicId) => $"{Batch(publicId)}/pdf";

    public static string List(string publicId) => $"{Batch(publicId)}/bordereau";

    public static string Envelopes(string publicId) => $"{Batch(publicId)}/enveloppes";

    public static string Slips(string publicId) => $"{Batch(publicId)}/recommandes";
}
