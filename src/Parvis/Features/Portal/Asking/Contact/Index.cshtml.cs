using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Data;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests.Mandates;
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
        // A helper says it elsewhere, with the mandate.
        if (Found.Draft.HelperId is not null)
            return Task.FromResult<IActionResult>(Redirect(MandateLinks.Of(Key)));
        if (HttpMethods.IsGet(Request.Method))
            Input = ContactForm.Of(Found.Draft.ReadContact());
        return base.ShowAsync();
    }

    /// <summary>Shown without a click when there is something in it.</summary>
    public bool IsForAnother => $"{Input.ForFirstName}{Input.ForLastName}{Input.HelpsAs}".Length > 0;

    /// <param name="back">To the questions: what holds is kept, and nothing is refused.</param>
    public async Task<IActionResult> OnPostAsync(bool back)
    {
        if (await FindAsync() is { } elsewhere)
            return elsewhere;
        if (Found.Draft.HelperId is not null)
            return Redirect(MandateLinks.Of(Key));
        try
        {
            Introduce(Input.Read());
        }
        catch (RefusedException) when (back) { }

        if (!back)
            return Redirect(AskLinks.Check(Key));
        ModelState.Clear();
        return Redirect(AskLinks.Page(Key, Math.Max(1, Found.Pages.Count)));
    }

    void Introduce(AskContact contact)
    {
        if (contact.Anonymous && !MayBeAnonymous)
            throw new RefusedException("Donnez votre nom.", "Input.LastName");
        if (!contact.Anonymous)
            Refuse(contact);
        if (ModelState.IsValid)
            Found.Draft.Introduce(
                contact.Anonymous ? new AskContact { Anonymous = true } : contact,
                clock.GetUtcNow().UtcDateTime
            );
    }

    void Refuse(AskContact contact)
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
        if (contact is { IsForAnother: false } and not { ForFirstName: "", HelpsAs: "" })
            throw new RefusedException("Donnez le nom de la personne pour qui vous demandez.", "Input.ForLastName");
        if (contact.IsForAnother && !Input.ForAgrees)
            throw new RefusedException(
                "Dites que cette personne est d'accord : sans cela, la mairie ne peut pas vous répondre à sa place.",
                "Input.ForAgrees"
            );
    }
}
