namespace Parvis.TestKit.Pages;

public sealed partial class SampleTown
{
    /// <summary>Marie lives with Jean, is represented by him, and asked for something.</summary>
    async Task KnowPeopleAsync()
    {
        using var reception = await App.SignInAsync("accueil");
        var household = await reception.GetPageAsync($"/usagers/{Town.Marie}/foyer");
        await household.SubmitAsync("Ajouter", ("Person.Id", Town.Jean), ("Role", "Partner"));
        var mandates = await reception.GetPageAsync($"/usagers/{Town.Marie}/mandats");
        await mandates.SubmitAsync(
            "Noter ce lien",
            ("Person.Id", Town.Jean),
            ("Kind", "Mandate"),
            ("Proof", "mandat signé vu au guichet")
        );
        var needs = await reception.GetPageAsync($"/usagers/{Town.Marie}/a-savoir");
        await needs.SubmitAsync(
            "Noter",
            ("What", "rendez-vous au rez-de-chaussée"),
            ("Source", "la personne, au guichet")
        );
    }
}
