namespace Parvis.Features.Administration;

public static class AdministrationLinks
{
    public static string Texts => "/reglages/textos";
}
