using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.OfficialSheets.Import;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.TestKit;

/// <summary>What tests ask of a town, in the words of the trade.</summary>
public sealed partial class TownApp
{
    /// <summary>Nobody yet: a browser at the door.</summary>
    public TownClient Visit() => new(this);

    /// <summary>Signs in through the real form.</summary>
    public async Task<TownClient> SignInAsync(string login, string password = TestTown.Password)
    {
        var client = Visit();
        await client.SignInAsync(login, password);
        return client;
    }

    /// <summary>An administrator adds a topic.</summary>
    public async Task<Guid> AddTopicAsync(TownClient administrator, string name, Guid? above = null)
    {
        await (await administrator.GetPageAsync("/reglages/sujets/fiche")).SubmitAsync(
            "Enregistrer",
            ("Input.Name", name),
            ("Input.ParentId", above?.ToString() ?? "")
        );
        return await DatabaseAsync(db => db.Set<Topic>().Where(t => t.Name == name).Select(t => t.Id).SingleAsync());
    }

    /// <summary>Receipts and messages lead to the pages of residents from now on.</summary>
    public Task OpenToResidentsAsync() =>
        InScopeAsync(async services =>
        {
            var settings = services.GetRequiredService<SettingsStore>();
            var town = await settings.GetAsync<TownSettings>();
            await services
                .GetRequiredService<Transactions>()
                .RunAsync(
                    () => settings.SaveAsync(town with { ResidentsUrl = "https://demandes.saint-aubin.example" }),
                    CancellationToken.None
                );
        });

    /// <summary>What the town's own machine dropped is read now.</summary>
    public Task ReadOfficialFichesAsync() =>
        InScopeAsync(async services =>
        {
            var import = services.GetRequiredService<FicheImport>();
            var folder = await import.FolderAsync(CancellationToken.None);
            await import.RunAsync(folder, "Essai", attended: true, CancellationToken.None);
        });

    /// <summary>What this person may see and do, as every page computes it.</summary>
    public Task<Viewer> ViewerAsync(string login) =>
        InScopeAsync(async services =>
            await services.GetRequiredService<ViewerStore>().FindAsync(Town.Account(login), CancellationToken.None)
            ?? throw new InvalidOperationException($"{login} sees nothing.")
        );

    public ProcessContext By(string login) => new(Town.Agent(login), login, TimelineChain.ToMicroseconds(Clock.UtcNow));

    /// <summary>Registers through the service every channel uses.</summary>
    public Task<CitizenRequest> RegisterRequestAsync(NewRequest? asked = null, string by = "accueil") =>
        InScopeAsync(services =>
            services
                .GetRequiredService<RequestRegistration>()
                .RegisterAsync(
                    asked
                        ?? new NewRequest
                        {
                            Channel = Channel.Phone,
                            TopicId = Town.Pothole,
                            Subject = "Nid-de-poule rue des Lilas",
                            Text = "Un trou profond devant le 12.",
                        },
                    By(by),
                    CancellationToken.None
                )
        );

    public Task<CitizenRequest> RegisterPotholeAsync(string subject, long? resident = null, int daysAgo = 0) =>
        RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Phone,
                TopicId = Town.Pothole,
                RequesterId = resident,
                Subject = subject,
                Text = "Bonjour, pouvez-vous passer ? Merci.",
                ReceivedAt = daysAgo == 0 ? null : Clock.UtcNow.AddDays(-daysAgo),
            }
        );

    /// <summary>An emergency aid, asked of the social circle and registered by it: it exists for nobody else.</summary>
    public Task<CitizenRequest> RegisterConfidentialRequestAsync(string subject = "Secours") =>
        RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.FrontDesk,
                TopicId = Town.SocialAid,
                Subject = subject,
            },
            "social"
        );

    /// <summary>As the administrator would on « Voies de recours »: what announces a rejection may then leave.</summary>
    public Task ConfirmAppealRoutesAsync() =>
        InScopeAsync(services =>
            services
                .GetRequiredService<Transactions>()
                .RunAsync(
                    () =>
                        services
                            .GetRequiredService<SettingsStore>()
                            .SaveAsync(
                                new AppealRoutes
                                {
                                    CourtName = "Tribunal administratif de Rennes",
                                    CourtAddress = "3 contour de la Motte, 35044 Rennes",
                                    CourtPhone = "02 23 21 28 28",
                                    ConfirmedBy = "Claire Admin",
                                    ConfirmedOn = DateOnly.FromDateTime(Clock.UtcNow),
                                }
                            ),
                    CancellationToken.None
                )
        );

    /// <summary>Away from today until the end of the week, with somebody to stand in.</summary>
    public Task BeAbsentAsync(string login, string standIn) =>
        DatabaseAsync(async db =>
        {
            var agent = (await db.FindAsync<Agent>(Town.Agent(login)))!;
            var today = DateOnly.FromDateTime(Clock.UtcNow);
            agent.BeAbsent(today, today.AddDays(4), Town.Agent(standIn));
            return await db.SaveChangesAsync();
        });

    /// <summary>Does a verb as this person, with their rights.</summary>
    public Task<CitizenRequest> ActAsync(
        string login,
        CitizenRequest request,
        RequestAction action,
        Action<CitizenRequest, ProcessContext> verb
    ) => ActAsync(login, request.Reference, action, verb);

    public async Task<CitizenRequest> ActAsync(
        string login,
        string reference,
        RequestAction action,
        Action<CitizenRequest, ProcessContext> verb
    )
    {
        var viewer = await ViewerAsync(login);
        return await InScopeAsync(services =>
            services
                .GetRequiredService<RequestChanges>()
                .ApplyAsync(reference, action, seen: null, viewer, verb, CancellationToken.None)
        );
    }

    /// <summary>One turn of a background job, now.</summary>
    public Task RunJobAsync<TJob>()
        where TJob : IJob =>
        InScopeAsync(services => services.GetRequiredService<TJob>().RunAsync(CancellationToken.None));
}
