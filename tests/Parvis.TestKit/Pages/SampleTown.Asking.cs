using Microsoft.EntityFrameworkCore;
using Parvis.Features.Announcements;

namespace Parvis.TestKit.Pages;

/// <summary>A resident asks by the site.</summary>
public sealed partial class SampleTown
{
    /// <summary>Address of a draft that is ready to be sent.</summary>
    public string Draft { get; private set; } = "";

    /// <summary>Address of one that was sent.</summary>
    public string SentDraft { get; private set; } = "";

    /// <summary>Address where an invited resident tries a form.</summary>
    public string Trial { get; private set; } = "";

    /// <summary>A topic with others below it.</summary>
    public Guid Theme { get; private set; }

    /// <summary>Above the pages of residents.</summary>
    public Guid Announcement { get; private set; }

    /// <summary>An action that residents may read.</summary>
    public string Improvement { get; private set; } = "";

    async Task AskAsync()
    {
        await OpinionsAsync();
        using var admin = await App.SignInAsync("admin");
        await (await admin.GetPageAsync("/reglages/annonces/fiche")).SubmitAsync(
            "Publier",
            ("Input.Title", "La mairie ferme jeudi à 12 h"),
            ("Input.Text", "L'état civil répond au téléphone."),
            ("Input.Until", new DateOnly(2026, 12, 31))
        );
        Announcement = await App.DatabaseAsync(db => db.Set<Announcement>().Select(a => a.Id).SingleAsync());
        await (await admin.GetPageAsync("/reglages/site")).SubmitAsync(
            "Enregistrer",
            ("Input.LegalNotice", "Éditeur : commune de Saint-Aubin. Hébergeur : la commune.")
        );
        var fiches = Directory.CreateDirectory(Path.Combine(App.DataFolder, "fiches-officielles"));
        foreach (var file in Directory.EnumerateFiles(Repository.Corpus("fiches")))
            System.IO.File.Copy(file, Path.Combine(fiches.FullName, Path.GetFileName(file)));
        await App.ReadOfficialFichesAsync();
        Theme = await App.AddTopicAsync(admin, "Écoles");
        await App.AddTopicAsync(admin, "Cantine", Theme);
        var form = $"/reglages/sujets/{Town.Noise}/formulaire";
        var composed = await (await admin.GetPageAsync($"{form}/questions?nature=OneChoice")).SubmitAsync(
            "Enregistrer",
            ("Input.Label", "D'où vient le bruit ?"),
            ("Input.Choices", "Un voisin\nUn chantier")
        );
        var invited = await composed.SubmitAsync("Essayer, ou faire essayer");
        Trial = new Uri(invited.Find(".settings-token").TextContent.Trim()).AbsolutePath;
        using var visitor = App.Visit();
        Draft = AddressOf(await WriteAsync(visitor));
        var written = await WriteAsync(visitor);
        // Nobody writes in no time at all.
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        SentDraft = AddressOf(await written.SubmitAsync("Envoyer ma demande"));
    }

    async Task<TownPage> WriteAsync(TownClient visitor)
    {
        var questions = await (await visitor.GetPageAsync($"/demander/{Town.Pothole}")).SubmitAsync("Commencer");
        var who = await questions.SubmitAsync(
            "Continuer",
            ("a-lieu", "12 rue des Lilas"),
            ("a-demande", "Un trou profond devant le portail."),
            ("a-pieces", TypedFile.Picture("trou.png"))
        );
        return await who.SubmitAsync(
            "Continuer",
            ("Input.FirstName", "Yann"),
            ("Input.LastName", "Le Goff"),
            ("Input.Email", "yann.legoff@exemple.fr")
        );
    }

    static string AddressOf(TownPage page) => page.Path[..page.Path.LastIndexOf('/')];
}
