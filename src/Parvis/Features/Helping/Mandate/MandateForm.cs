using System.ComponentModel.DataAnnotations;
using Parvis.Features.Forms;
using Parvis.Features.Organisation;
using Parvis.Features.Portal.Asking;
using Parvis.Features.Requests.Mandates;

namespace Parvis.Features.Helping.Mandate;

public sealed class MandateForm
{
    /// <summary>Offered first: most requests end sooner, and a mandate should not outlive what it was given for.</summary>
    const int UsualMonths = 6;

    [StringLength(100, ErrorMessage = "Un prénom tient en 100 caractères.")]
    public string? ForFirstName { get; set; }

    [StringLength(100, ErrorMessage = "Un nom tient en 100 caractères.")]
    public string? ForLastName { get; set; }

    [StringLength(254, ErrorMessage = "Un courriel tient en 254 caractères.")]
    public string? ForEmail { get; set; }

    [StringLength(30, ErrorMessage = "Un téléphone tient en 30 caractères.")]
    public string? ForPhone { get; set; }

    [StringLength(300, ErrorMessage = "Une adresse tient en 300 caractères.")]
    public string? ForAddress { get; set; }

    public DateOnly? GivenOn { get; set; }

    public DateOnly? Until { get; set; }

    public bool Given { get; set; }

    public static MandateForm Of(AskContact contact, DateOnly today) =>
        new()
        {
            ForFirstName = contact.ForFirstName,
            ForLastName = contact.ForLastName,
            ForEmail = contact.ForEmail,
            ForPhone = contact.ForPhone,
            ForAddress = contact.ForAddress,
            GivenOn = contact.Mandate?.GivenOn ?? today,
            Until = contact.Mandate?.Until ?? today.AddMonths(UsualMonths),
            Given = contact.Mandate?.Given ?? false,
        };

    /// <summary>With who helps, as their sheet says it.</summary>
    public AskContact Read(Helper helper) =>
        new()
        {
            FirstName = helper.FirstName,
            LastName = helper.LastName,
            Email = helper.Email,
            Phone = helper.Phone,
            HelpsAs = helper.Organisation,
            ForFirstName = AnswerCheck.OneLine(ForFirstName),
            ForLastName = AnswerCheck.OneLine(ForLastName),
            ForEmail = AnswerCheck.OneLine(ForEmail),
            ForPhone = AnswerCheck.OneLine(ForPhone),
            ForAddress = AnswerCheck.Lines(ForAddress),
            Mandate = new MandateOptions(GivenOn, Until, Given),
        };
}
