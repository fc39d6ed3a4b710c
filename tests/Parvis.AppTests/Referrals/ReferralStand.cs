using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Acknowledgements;
using Parvis.Features.Clocks.Elsewhere;
using Parvis.Features.Organisation;
using Parvis.Features.Referrals;
using Parvis.Features.Referrals.Competences;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Referrals;

/// <summary>What the tests of requests sent on ask of a town.</summary>
static class ReferralStand
{
    public const string PartnerEmail = "contact@metropole.example";
    public const string Partner = "Rennes Métropole";

    public static string ReferUrl(this CitizenRequest request) => $"/demandes/{request.Reference}/reorienter";

    /// <summary>The partner of the test town, reachable or not.</summary>
    public static Task KnowPartnerAsync(
        this TownApp app,
        string email = PartnerEmail,
        string address = "4 avenue Henri-Fréville, 35000 Rennes"
    ) =>
        app.DatabaseAsync(async db =>
        {
            var partner = await db.Set<PartnerAuthority>().SingleAsync(p => p.Id == app.Town.Metropolis);
            partner.Edit(PartnerAuthorityOptions.Of(partner) with { Email = email, Address = address });
            return await db.SaveChangesAsync();
        });

    public static Task SayWhoDoesAsync(this TownApp app, Guid topic, string place = "") =>
        app.DatabaseAsync(async db =>
        {
            db.Add(
                new Competence
                {
                    TopicId = topic,
                    PartnerId = app.Town.Metropolis,
                    Place = place,
                    Confirmed = true,
                }
            );
            return await db.SaveChangesAsync();
        });

    /// <summary>Sent on by who has it, by mail to both.</summary>
    public static async Task<TownPage> ReferAsync(
        this TownApp app,
        CitizenRequest request,
        string login = "voirie",
        Channel toPartner = Channel.Email,
        Channel toResident = Channel.Email
    )
    {
        using var agent = await app.SignInAsync(login);
        return await (await agent.GetPageAsync(request.ReferUrl())).SubmitAsync(
            "Transmettre",
            ("Input.PartnerId", app.Town.Metropolis),
            ("Input.Reason", "La voie est métropolitaine."),
            ("Input.PartnerChannel", toPartner.ToString()),
            ("Input.Channel", toResident.ToString())
        );
    }

    public static Task<List<Referral>> ReferralsAsync(this TownApp app, CitizenRequest request) =>
        app.DatabaseAsync(db =>
            db.Set<Referral>().AsNoTracking().Where(r => r.RequestId == request.Id).OrderBy(r => r.Id).ToListAsync()
        );

    public static Task<Forwarding?> ForwardingAsync(this TownApp app, CitizenRequest request) =>
        app.DatabaseAsync(db =>
            db.Set<Forwarding>().AsNoTracking().FirstOrDefaultAsync(f => f.RequestId == request.Id)
        );

    public static string ToPartner(this TownApp app, CitizenRequest request) =>
        app.MailsSaying(request, "l'article L114-2").ShouldHaveSingleItem();

    public static string ToResident(this TownApp app, CitizenRequest request) =>
        app.MailsSaying(request, "Avis de transmission").ShouldHaveSingleItem();
}
