using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Data;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Portal.Asking.Contact;

/// <summary>Who asks, and how the town may answer.</summary>
[AllowAnonymous]
public sealed class IndexModel(AskDrafts drafts, TimeProvider clock) : DraftPageModel(drafts)
{
    [BindProperty]
    public ContactForm Input { get; set; } = new();

    /// <summary>A hole in the road needs no name.</summary>
    public bool MayBeAnonymous => Found.Topic?.Kind == TopicKind.Report;

    protected override Task<IActionResult> ShowAsync()
    {
        if (HttpMethods.IsGet(Request.Method))
            Input = ContactForm.Of(Found.Draft.ReadContact());
        return base.ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is { } elsewhere)
            return elsewhere;
        var contact = Input.Read();
        if (contact.Anonymous && !MayBeAnonymous)
            throw new RefusedException("Donnez votre nom.", "Input.LastName");
        if (!contact.Anonymous)
            Refuse(contact);
        Found.Draft.Introduce(
            contact.Anonymous ? new AskContact { Anonymous = true } : contact,
            clock.GetUtcNow().UtcDateTime
        );
        return Redirect(AskLinks.Check(Key));
    }

    static void Refuse(AskContact contact)
    {
        if (contact.LastName.Length == 0)
            throw new RefusedException("Donnez votre nom.", "Input.LastName");
        if (contact.Email.Length > 0 && !EmailKey.IsValid(contact.Email))
            throw new RefusedException(
                "Écrivez une adresse de courriel complète, par exemple nom@exemple.fr.",
                "Input.Email"
            );
        if (contact.Phone.Length > 0 && !PhoneNumber.CanBeCalled(contact.Phone))
            throw new RefusedException(
                "Écrivez un numéro de téléphone complet, par exemple 02 40 11 22 33.",
                "Input.Phone"
            );
        if (contact.Email.Length == 0 && contact.Phone.Length == 0 && contact.Address.Length == 0)
            throw new RefusedException(
                "Donnez un courriel, un téléphone ou une adresse : la mairie doit pouvoir vous répondre.",
                "Input.Email"
            );
    }
}
