using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Api;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Administration.Texts;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Texts;
using Parvis.TestKit;

namespace Parvis.AppTests.Texts;

/// <summary>A provider set on screen, against a gateway that others wrote.</summary>
public sealed class KannelTests
{
    [SkippableTheory, BothDatabases]
    public async Task An_administrator_sets_it_tries_it_and_receipts_leave_by_it(DatabaseKind database)
    {
        await using var kannel = await KannelServer.StartAsync();
        await using var app = await TownApp.StartAsync(database, WebhookStand.PrivateAllowed);
        using var admin = await app.SignInAsync("admin");
        (string Field, object? Value)[] provider =
        [
            ("Input.Delivery", nameof(TextDelivery.Provider)),
            ("Input.Sender", "MAIRIE"),
            ("Input.Url", kannel.Address),
            ("Input.Number", nameof(TextNumberForm.International)),
            ("Input.SuccessText", "Accepted"),
        ];

        var wrong = await (await admin.GetPageAsync("/reglages/textos")).SubmitAsync(
            "Envoyer un essai",
            [.. provider, ("Input.Secret", "faux"), ("TestTo", TextStand.Said)]
        );
        wrong.Text.ShouldContain("Le prestataire de textos refuse nos identifiants.");
        var tried = await wrong.SubmitAsync(
            "Envoyer un essai",
            [("Input.Secret", KannelServer.Password), ("TestTo", TextStand.Said)]
        );
        tried.Text.ShouldContain("Le prestataire a accepté l'essai");
        (await kannel.NextSegmentAsync()).ShouldBe(
            $"MAIRIE {TextStand.Number} text Ceci est un essai de texto depuis Parvis."
        );
        await tried.SubmitAsync("Enregistrer", ("Input.Secret", KannelServer.Password));
        var again = await admin.GetPageAsync("/reglages/textos");
        again.Body.ShouldNotContain(KannelServer.Password);

        var request = await app.AskAsync(await app.MobileOnlyAsync());
        await app.SendDueAsync();

        (await kannel.NextSegmentAsync()).ShouldContain(request.Reference);
        (await app.OneTextAsync(request)).State.ShouldBe(CorrespondenceState.Done);
        (await admin.GetPageAsync("/reglages/textos")).Text.ShouldContain("Dernier texto parti");
    }

    [SkippableFact]
    public async Task It_counts_segments_as_we_do()
    {
        await using var kannel = await KannelServer.StartAsync();
        await using var app = await TownApp.StartAsync(DatabaseKind.Sqlite, WebhookStand.PrivateAllowed);
        var secrets = app.Services.GetRequiredService<TextSecret>();
        var settings = new TextMessageSettings
        {
            Delivery = TextDelivery.Provider,
            Url = kannel.Address,
            Sender = "MAIRIE",
            ProtectedSecret = secrets.Protect(KannelServer.Password),
        };

        foreach (
            var text in new[]
            {
                new string('a', 160),
                new string('é', 161),
                $"{new string('b', 306)}c",
                $"forêt {new string('x', 70)}",
            }
        )
        {
            var segments = TextLength.Of(text).Segments;
            await app.InScopeAsync(services =>
                services
                    .GetRequiredService<ConfiguredTextTransport>()
                    .SendAsync(
                        new OutgoingText
                        {
                            To = TextStand.Number,
                            Text = text,
                            Segments = segments,
                            Cost = 0,
                        },
                        "essai",
                        settings,
                        CancellationToken.None
                    )
            );
            for (var segment = 1; segment <= segments; segment++)
            {
                var sent = await kannel.NextSegmentAsync();
                // A joined segment says « how many in all » and « which one » in its header.
                if (segments > 1)
                    sent.ShouldContain($"%{segments:X2}%{segment:X2}", customMessage: text);
            }
        }
    }
}
