namespace Parvis.Features.Requesters.Care;

/// <summary>What towns are asked for most, offered while typing.</summary>
public static class NeedSuggestions
{
    public static readonly string[] All =
    [
        "rendez-vous au rez-de-chaussée",
        "rendez-vous assis, sans attente debout",
        "interprète en langue des signes",
        "interprète en turc",
        "interprète en arabe",
        "lettre en FALC (facile à lire et à comprendre)",
        "lettre en gros caractères",
        "rappeler plutôt qu'écrire",
        "écrire plutôt que téléphoner",
        "parler lentement",
        "lire les documents à voix haute",
        "aide pour remplir les formulaires",
        "rendez-vous hors des heures d'école",
        "passage à domicile",
    ];
}
