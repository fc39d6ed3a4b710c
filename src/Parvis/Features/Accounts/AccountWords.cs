namespace Parvis.Features.Accounts;

public static class AccountWords
{
    /// <summary>Each role of the whole town, with what it allows, in the order shown.</summary>
    public static readonly IReadOnlyList<(TownRoles Role, string Name, string Allows)> Roles =
    [
        (TownRoles.Reception, "Accueil", "Enregistre et oriente les demandes de toute la commune."),
        (
            TownRoles.Pilot,
            "Pilote de la relation usagers",
            "Veille sur toutes les demandes et tient celles que personne n'a."
        ),
        (TownRoles.Director, "Direction", "Voit les tableaux de bord de toute la commune."),
        (TownRoles.Administrator, "Administrateur", "Tient les réglages, les comptes et les droits."),
        (
            TownRoles.DataProtection,
            "Délégué à la protection des données",
            "Lit qui a consulté le dossier de qui, jamais son contenu."
        ),
    ];

    public static string InFrench(this TownRoles roles)
    {
        var names = Roles.Where(r => roles.HasFlag(r.Role)).Select(r => r.Name).ToList();
        if (roles.HasFlag(TownRoles.ElectedOfficial))
            names.Add("Élu");
        if (roles.HasFlag(TownRoles.Helper))
            names.Add("Aidant");
        return string.Join(", ", names);
    }
}
