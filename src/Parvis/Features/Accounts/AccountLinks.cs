namespace Parvis.Features.Accounts;

public static class AccountLinks
{
    public const string SignIn = "/connexion";

    /// <summary>Where a form goes that was sent after its session ended.</summary>
    public const string Resume = "/connexion/reprise";

    public const string SignOut = "/deconnexion";

    public const string ChangePassword = "/mon-compte/mot-de-passe";

    public const string Installation = "/installation";
}
