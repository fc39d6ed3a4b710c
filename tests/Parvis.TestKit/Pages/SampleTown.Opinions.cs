using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.Features.Surveys.Campaigns;
using Parvis.Features.Surveys.Improvements;

namespace Parvis.TestKit.Pages;

/// <summary>The pilot asks what residents think, and acts on it.</summary>
public sealed partial class SampleTown
{
    /// <summary>A flash survey that somebody answered.</summary>
    public Guid Campaign { get; private set; }

    public string CampaignKey { get; private set; } = "";

    /// <summary>One whose questions are being composed.</summary>
    public Guid NewCampaign { get; private set; }

    /// <summary>Somebody that the road department's agent has to call.</summary>
    public string SampledCall { get; private set; } = "";

    async Task DrawAsync(TownClient pilot)
    {
        var request = await App.RegisterPotholeAsync("Un trou rebouché", await App.DatabaseAsync(WithPhoneAsync));
        await App.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await App.ActAsync(
            "voirie",
            request,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.WorkDone, "Rebouché", by)
        );
        await (await pilot.GetPageAsync("/pilotage/rappels")).SubmitAsync(
            "Tirer au hasard",
            ("Input.Title", "Voirie"),
            ("Input.Wanted", "1"),
            ("Input.Agents", Town.Agent("voirie"))
        );
        SampledCall = await App.DatabaseAsync(db =>
            db.Set<Features.Surveys.CallBacks.SampledCall>().Select(c => c.PublicId).SingleAsync()
        );
    }

    static Task<long> WithPhoneAsync(ParvisDbContext db) =>
        db.Set<Requester>()
            .Where(r => r.ContactPoints.Any(c => c.Kind == ContactKind.Phone))
            .OrderBy(r => r.Id)
            .Select(r => r.Id)
            .FirstAsync();

    async Task OpinionsAsync()
    {
        using var pilot = await App.SignInAsync("pilote");
        (Campaign, CampaignKey) = await CampaignAsync(pilot, "L'accueil de la mairie");
        (NewCampaign, _) = await CampaignAsync(pilot, "Le marché");
        await DrawAsync(pilot);
        using var passer = App.Visit();
        await (await passer.GetPageAsync($"/avis/campagne/{CampaignKey}")).SubmitAsync(
            "Envoyer ma réponse",
            (await QuestionOfAsync(Campaign), "5")
        );
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

    async Task<(Guid Id, string Key)> CampaignAsync(TownClient pilot, string title)
    {
        var sheet = await (await pilot.GetPageAsync("/pilotage/campagnes/fiche")).SubmitAsync(
            "Enregistrer",
            ("Input.Title", title),
            ("Input.Until", new DateOnly(2026, 12, 31))
        );
        var question = await sheet.SubmitAsync("Ajouter", ("nature", nameof(CampaignKind.Scale)));
        await question.SubmitAsync("Enregistrer", ("Input.Label", "Comment avez-vous été reçu ?"));
        return await App.DatabaseAsync(async db =>
        {
            var made = await db.Set<Features.Surveys.Campaigns.Campaign>()
                .AsNoTracking()
                .SingleAsync(c => c.Title == title);
            return (made.Id, made.Key);
        });
    }

    async Task<string> QuestionOfAsync(Guid campaign) =>
        await App.DatabaseAsync(async db =>
            $"q-{(await db.Set<Features.Surveys.Campaigns.Campaign>().AsNoTracking().SingleAsync(c => c.Id == campaign)).Form.Questions[0].Key}"
        );
}
