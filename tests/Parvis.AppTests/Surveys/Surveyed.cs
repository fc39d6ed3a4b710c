using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Settings;
using Parvis.Features.Surveys;
using Parvis.TestKit;

namespace Parvis.AppTests.Surveys;

/// <summary>A town open to residents that asks what they think.</summary>
static class Surveyed
{
    public static async Task<TownApp> StartAsync(DatabaseKind database)
    {
        var app = await TownApp.StartAsync(database);
        await app.OpenToResidentsAsync();
        await app.InScopeAsync(services =>
            services
                .GetRequiredService<Transactions>()
                .RunAsync(
                    () =>
                        services
                            .GetRequiredService<SettingsStore>()
                            .SaveAsync(new SurveySettings { AsksByMail = true }),
                    CancellationToken.None
                )
        );
        return app;
    }
}
