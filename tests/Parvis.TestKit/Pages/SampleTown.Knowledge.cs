using Parvis.Features.Knowledge;

namespace Parvis.TestKit.Pages;

/// <summary>What the town hall knows: an answer for everybody, a charter for agents.</summary>
public sealed partial class SampleTown
{
    /// <summary>Published, with each kind of passage, in French and in Arabic.</summary>
    public Guid KnowledgeSheet { get; private set; }

    /// <summary>Published; each agent says that they read it.</summary>
    public Guid Charter { get; private set; }

    async Task WriteSheetsAsync()
    {
        using var pilot = await App.SignInAsync("pilote");
        KnowledgeSheet = await BeginSheetAsync(pilot, "Un trou dans ma rue, que faire ?", SheetKind.Question);
        await AddPassageAsync(pilot, KnowledgeSheet, "Paragraph", ("Input.Text", "Nous passons dans la semaine."));
        await AddPassageAsync(
            pilot,
            KnowledgeSheet,
            "Step",
            ("Input.Text", "Appelez-nous."),
            ("Input.Pictogram", "telephone")
        );
        await AddPassageAsync(pilot, KnowledgeSheet, "Document", ("Input.Text", "Une photo, si vous en avez une"));
        await AddPassageAsync(
            pilot,
            KnowledgeSheet,
            "Link",
            ("Input.Text", "Le plan de la ville"),
            ("Input.Address", "/demander")
        );
        await AddPassageAsync(
            pilot,
            KnowledgeSheet,
            "Paragraph",
            ("Input.Text", "Le marché est à bons de commande."),
            ("Input.Audience", "Agents"),
            ("Input.Level", 2)
        );
        await (await pilot.GetPageAsync($"/fiches/{KnowledgeSheet}/versions/ar")).SubmitAsync(
            "Enregistrer",
            ("Title", "حفرة في شارعي"),
            ("Text", "نمر خلال الأسبوع.")
        );
        await (await pilot.GetPageAsync($"/fiches/{KnowledgeSheet}/ecrire")).SubmitAsync("Publier");
        Charter = await BeginSheetAsync(pilot, "Charte de l'accueil", SheetKind.Charter);
        await AddPassageAsync(pilot, Charter, "Paragraph", ("Input.Text", "Nous rappelons dans la journée."));
        await (await pilot.GetPageAsync($"/fiches/{Charter}/presentation")).SubmitAsync(
            "Enregistrer",
            ("Input.AsksReceipt", true)
        );
        await (await pilot.GetPageAsync($"/fiches/{Charter}/ecrire")).SubmitAsync("Publier");
    }

    async Task<Guid> BeginSheetAsync(TownClient client, string title, SheetKind kind)
    {
        var composed = await (await client.GetPageAsync("/fiches/nouvelle")).SubmitAsync(
            "Commencer",
            ("Title", title),
            ("Kind", kind),
            ("sujet", kind == SheetKind.Question ? Town.Pothole.ToString() : "")
        );
        return Guid.Parse(composed.Path.Split('/')[2]);
    }

    static async Task AddPassageAsync(
        TownClient client,
        Guid sheet,
        string kind,
        params (string Field, object? Value)[] typed
    ) => await (await client.GetPageAsync($"/fiches/{sheet}/passages?nature={kind}")).SubmitAsync("Enregistrer", typed);
}
