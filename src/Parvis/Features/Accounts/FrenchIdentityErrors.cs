using System.Globalization;
using Microsoft.AspNetCore.Identity;

namespace Parvis.Features.Accounts;

/// <summary>What Identity refuses, as a person understands it.</summary>
public sealed class FrenchIdentityErrors : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) =>
        Error(
            nameof(PasswordTooShort),
            string.Create(
                CultureInfo.InvariantCulture,
                $"Choisissez un mot de passe d'au moins {length} signes ; une phrase convient très bien."
            )
        );

    public override IdentityError PasswordMismatch() =>
        Error(nameof(PasswordMismatch), "Le mot de passe actuel n'est pas le bon.");

    public override IdentityError DuplicateUserName(string userName) =>
        Error(nameof(DuplicateUserName), $"L'identifiant « {userName} » est déjà pris. Choisissez-en un autre.");

    public override IdentityError InvalidUserName(string? userName) =>
        Error(
            nameof(InvalidUserName),
            "L'identifiant s'écrit avec des lettres sans accent, des chiffres, un point, un tiret ou une arobase."
        );

    public override IdentityError InvalidEmail(string? email) =>
        Error(nameof(InvalidEmail), "Écrivez une adresse comme prenom.nom@exemple.fr.");

    public override IdentityError ConcurrencyFailure() =>
        Error(
            nameof(ConcurrencyFailure),
            "Un collègue vient de modifier ce compte. Rechargez la page, puis recommencez."
        );

    public override IdentityError DefaultError() =>
        Error(nameof(DefaultError), "Ce compte n'a pas pu être enregistré. Réessayez.");

    static IdentityError Error(string code, string sentence) => new() { Code = code, Description = sentence };
}
