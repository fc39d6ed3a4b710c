namespace Parvis.Features.Addresses;

public static class AddressLinks
{
    public static string Administration => "/reglages/adresses";

    public static string Map => "/reglages/carte";

    /// <summary>A point of the map in words.</summary>
    public static string Near => "/adresses/pres";

    /// <summary>For whoever types a place, with or without an account: addresses are public.</summary>
    public static string Suggestions => "/adresses";
}
