using Microsoft.EntityFrameworkCore;
using Parvis.Features.Organisation;
using Parvis.Features.Referrals.Competences;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.TestKit.Pages;

/// <summary>What is a partner's: sent on, or still here.</summary>
public sealed partial class SampleTown
{
    /// <summary>Sent on by letter, while an acknowledgement that asks for items waits for the printer.</summary>
    public string Referred { get; private set; } = "";

    /// <summary>Its topic is usually a partner's.</summary>
    public string Misdirected { get; private set; } = "";

    async Task ReferAsync()
    {
        await App.DatabaseAsync(async db =>
        {
            var partner = await db.Set<PartnerAuthority>().SingleAsync(p => p.Id == Town.Metropolis);
            partner.Edit(
                PartnerAuthorityOptions.Of(partner) with
                {
                    Address = "4 avenue Henri-Fréville, 35000 Rennes",
                    Phone = "02 99 86 60 60",
                    Email = "contact@metropole.example",
                }
            );
            db.Add(
                new Competence
                {
                    TopicId = Town.Tree,
                    PartnerId = Town.Metropolis,
                    Confirmed = false,
                }
            );
            return await db.SaveChangesAsync();
        });
        Misdirected = await RegisterAsync("Platane de la rocade", Town.Tree);
        await App.ActAsync("verts", Misdirected, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await App.ActAsync(
            "verts",
            Misdirected,
            RequestAction.Transfer,
            (r, _) => r.Transfer(Town.Roads, "Voirie", "c'est la rocade", acceptBefore: null)
        );
        Referred = await RegisterAsync("Bus qui ne passe plus", Town.Pothole);
        await App.ActAsync("voirie", Referred, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        using var handler = await App.SignInAsync("voirie");
        await (await handler.GetPageAsync($"/demandes/{Referred}/accuse")).SubmitAsync(
            "Envoyer l'accusé",
            ("Input.Channel", nameof(Channel.Post)),
            ("Input.Envelope", "M. Yann Le Goff\n12 rue des Lilas\n35140 Saint-Aubin"),
            ("Input.Incomplete", "true"),
            ("Input.Others", "Carte de transport")
        );
        var form = await handler.GetPageAsync($"/demandes/{Referred}/reorienter");
        await form.SubmitAsync(
            "Transmettre",
            ("Input.PartnerId", Town.Metropolis),
            ("Input.Reason", "La voie est métropolitaine."),
            ("Input.PartnerChannel", nameof(Channel.Post)),
            ("Input.Channel", nameof(Channel.Post)),
            ("Input.Envelope", "M. Yann Le Goff\n12 rue des Lilas\n35140 Saint-Aubin")
        );
    }
}
