using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace Parvis.Features.Accounts.SignIn;

public sealed class SignInForm
{
    [Required(ErrorMessage = "Écrivez votre identifiant.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Écrivez votre mot de passe.")]
    public string Password { get; set; } = "";

    [BindProperty(Name = "retour")]
    public string? ReturnUrl { get; set; }

    /// <summary>What was being sent when the session was found to have ended: <see cref="Resuming.KeptForm"/>.</summary>
    [BindProperty(Name = "repris")]
    public string? Kept { get; set; }
}
