using Microsoft.EntityFrameworkCore;
using Parvis.Features.Surveys.Improvements;

namespace Parvis.TestKit.Pages;

/// <summary>The pilot asks what residents think, and acts on it.</summary>
public sealed partial class SampleTown
{
    async Task OpinionsAsync()
    {
        using var pilot = await App.SignInAsync("pilote");
        await (await pilot.GetPageAsync("/pilotage/ameliorations/fiche")).SubmitAsync(
            "Enregistrer",
            ("Input.Title", "Les accusés de réception donnent une date"),
            ("Input.Observed", "Trois habitants ont rappelé pour la connaître."),
            ("Input.OwnerAgentId", Town.Agent("voirie")),
            ("Input.DueOn", new DateOnly(2026, 12, 15)),
            ("Input.IsPublic", true),
            ("Input.Heard", "Vous ne saviez pas quand nous répondrions."),
            ("Input.Done", "Chaque accusé dit une date.")
        );
        Improvement = await App.DatabaseAsync(db => db.Set<ImprovementAction>().Select(a => a.PublicId).SingleAsync());
    }
}
