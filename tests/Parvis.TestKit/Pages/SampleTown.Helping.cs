using Microsoft.EntityFrameworkCore;
using Parvis.Features.Requests;

namespace Parvis.TestKit.Pages;

/// <summary>Somebody of France Services asks for a person.</summary>
public sealed partial class SampleTown
{
    public const string HelperLogin = "aidante";

    public Guid Helper { get; private set; }

    /// <summary>Lodged under a mandate that runs.</summary>
    public string Entrusted { get; private set; } = "";

    /// <summary>Address of a file of it, for the helper.</summary>
    public string EntrustedFile { get; private set; } = "";

    /// <summary>Address where a helper writes a mandate.</summary>
    public string MandateDraft { get; private set; } = "";

    async Task EntrustAsync()
    {
        Helper = await Town.AddHelperAsync(App, HelperLogin, "Julie", "Martin", "France Services Saint-Aubin");
        var helper = await ClientAsync(HelperLogin);
        MandateDraft = (await MandateAsync(helper)).Path;
        var check = await (await MandateAsync(helper)).SubmitAsync(
            "Continuer",
            ("Input.ForFirstName", "Awa"),
            ("Input.ForLastName", "Diallo"),
            ("Input.ForPhone", "02 40 11 22 33"),
            ("Input.Given", "true"),
            ("Signed", TypedFile.Picture("mandat.png"))
        );
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var followed = await check.SubmitAsync("Envoyer ma demande");
        Entrusted = followed.Path[(followed.Path.LastIndexOf('/') + 1)..];
        var file = await App.DatabaseAsync(db =>
            (
                from sent in db.Set<RequestFile>()
                join request in db.Set<CitizenRequest>() on sent.RequestId equals request.Id
                where request.Reference == Entrusted && sent.CorrespondenceId != null
                select sent.PublicId
            ).SingleAsync()
        );
        EntrustedFile = $"{followed.Path}/{file}";
        await OpenAsync(Entrusted);
    }

    async Task<TownPage> MandateAsync(TownClient helper)
    {
        var questions = await (await helper.GetPageAsync($"/demander/{Town.Pothole}")).SubmitAsync("Commencer");
        return await questions.SubmitAsync(
            "Continuer",
            ("a-lieu", "3 rue du Moulin"),
            ("a-demande", "Un trou devant chez elle."),
            ("a-pieces", TypedFile.Picture("trou.png"))
        );
    }
}
