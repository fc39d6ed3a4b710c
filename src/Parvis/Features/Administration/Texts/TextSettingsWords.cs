using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Settings;

namespace Parvis.Features.Administration.Texts;

static class TextSettingsWords
{
    public static string InFrench(this TextDelivery delivery) =>
        delivery switch
        {
            TextDelivery.Off => "Aucun texto ne part",
            TextDelivery.Folder => "Dans le dossier « outbox » des données, sans rien envoyer",
            TextDelivery.Provider => "Par un prestataire",
        };

    public static string InFrench(this TextCallForm form) =>
        form switch
        {
            TextCallForm.Get => "Tout dans l'adresse (GET)",
            TextCallForm.PostForm => "Formulaire (POST)",
            TextCallForm.PostJson => "JSON (POST)",
        };

    public static string InFrench(this TextNumberForm number) =>
        number switch
        {
            TextNumberForm.International => "+33612345678",
            TextNumberForm.WithoutPlus => "33612345678",
            TextNumberForm.WithZeros => "0033612345678",
        };

    public static IEnumerable<SelectListItem> Deliveries =>
        Enum.GetValues<TextDelivery>().Select(d => new SelectListItem(d.InFrench(), d.ToString()));

    public static IEnumerable<SelectListItem> Forms =>
        Enum.GetValues<TextCallForm>().Select(f => new SelectListItem(f.InFrench(), f.ToString()));

    public static IEnumerable<SelectListItem> Numbers =>
        Enum.GetValues<TextNumberForm>().Select(n => new SelectListItem(n.InFrench(), n.ToString()));
}
