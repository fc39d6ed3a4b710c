namespace Parvis.Features.Addresses;

public static class AddressLinks
{
    public static string Administration => "/reglages/adresses";

    /// <summary>For whoever types a place, with or without an account: addresses are public.</summary>
    public static string Suggestions => "/adresses";
}
