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

    [StringLength(100, ErrorMessage = "Un prénom tient en 100 caractères.")]
    public string? ForFirstName { get; set; }

    [StringLength(100, ErrorMessage = "Un nom tient en 100 caractères.")]
    public string? ForLastName { get; set; }

    [StringLength(100, ErrorMessage = "Cette réponse tient en 100 caractères.")]
    public string? HelpsAs { get; set; }

    public bool ForAgrees { get; set; }

    public static ContactForm Of(AskContact contact) =>
        new()
        {
            Anonymous = contact.Anonymous,
            FirstName = contact.FirstName,
            LastName = contact.LastName,
            Email = contact.Email,
            Phone = contact.Phone,
            Address = contact.Address,
            ForFirstName = contact.ForFirstName,
            ForLastName = contact.ForLastName,
            HelpsAs = contact.HelpsAs,
            ForAgrees = contact.IsForAnother,
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
            ForFirstName = AnswerCheck.OneLine(ForFirstName),
            ForLastName = AnswerCheck.OneLine(ForLastName),
            HelpsAs = AnswerCheck.OneLine(HelpsAs),
        };
}
