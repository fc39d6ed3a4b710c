using System.ComponentModel.DataAnnotations;
using Parvis.Features.Forms;

namespace Parvis.Features.Portal.Asking.Contact;

public sealed class ContactForm
{
    public bool Anonymous { get; set; }

    [StringLength(100, ErrorMessage = "Un prénom tient en 100 caractères.")]
    public string? FirstName { get; set; }

    [StringLength(100, ErrorMessage = "Un nom tient en 100 caractères.")]
    public string? LastName { get; set; }

    [StringLength(254, ErrorMessage = "Un courriel tient en 254 caractères.")]
    public string? Email { get; set; }

    [StringLength(30, ErrorMessage = "Un téléphone tient en 30 caractères.")]
    public string? Phone { get; set; }

    [StringLength(300, ErrorMessage = "Une adresse tient en 300 caractères.")]
    public string? Address { get; set; }

    [StringLength(200, ErrorMessage = "Un nom tient en 200 caractères.")]
    public string? ForName { get; set; }

    public static ContactForm Of(AskContact contact) =>
        new()
        {
            Anonymous = contact.Anonymous,
            FirstName = contact.FirstName,
            LastName = contact.LastName,
            Email = contact.Email,
            Phone = contact.Phone,
            Address = contact.Address,
            ForName = contact.ForName,
        };

    public AskContact Read() =>
        new()
        {
            Anonymous = Anonymous,
            FirstName = AnswerCheck.OneLine(FirstName),
            LastName = AnswerCheck.OneLine(LastName),
            Email = AnswerCheck.OneLine(Email),
            Phone = AnswerCheck.OneLine(Phone),
            Address = AnswerCheck.Lines(Address),
            ForName = AnswerCheck.OneLine(ForName),
        };
}
