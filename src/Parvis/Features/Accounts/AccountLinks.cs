namespace Parvis.Features.Accounts;

public static class AccountLinks
{
    public const string SignIn = "/connexion";

    public const string SignOut = "/deconnexion";

    public const string ChangePassword = "/mon-compte/mot-de-passe";

    public const string Installation = "/installation";
}
