using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Api.Webhooks;
using Parvis.TestKit;

namespace Parvis.AppTests.Api;

static class WebhookStand
{
    /// <summary>A town that may call this machine, where the receivers of tests are.</summary>
    public static readonly TownAppOptions PrivateAllowed = new()
    {
        Settings = new Dictionary<string, string?> { ["Parvis:Webhooks:AllowPrivateTargets"] = "true" },
    };

    /// <summary>Through the form, as an administrator does it; gives back the secret that is shown once.</summary>
    public static async Task<(TownPage Sheet, string Secret)> SubscribeAsync(
        this TownClient admin,
        string target,
        params (string Field, object? Value)[] also
    )
    {
        var form = await admin.GetPageAsync("/reglages/webhooks/fiche");
        var sheet = await form.SubmitAsync(
            "Créer l'abonnement",
            [("Input.Name", "Suivi"), ("Input.Target", target), .. also]
        );
        return (sheet, sheet.Find(".settings-secret").TextContent.Trim());
    }

    /// <summary>One turn of the sender, to its end.</summary>
    public static async Task CallDueAsync(this TownApp app)
    {
        var lanes = app.Services.GetRequiredService<WebhookLanes>();
        // A turn of the host's own may be running: what it holds ends first.
        await lanes.SettledAsync();
        await app.RunJobAsync<SendWebhooksJob>();
        await lanes.SettledAsync();
    }

    public static Task<List<WebhookDelivery>> DeliveriesAsync(this TownApp app) =>
        app.DatabaseAsync(db => db.Set<WebhookDelivery>().AsNoTracking().OrderBy(d => d.Id).ToListAsync());
}
