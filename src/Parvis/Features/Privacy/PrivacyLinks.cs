namespace Parvis.Features.Privacy;

public static class PrivacyLinks
{
    public const string Looks = "/protection/consultations";
}
