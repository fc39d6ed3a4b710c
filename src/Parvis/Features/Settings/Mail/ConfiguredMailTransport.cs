using Parvis.Data;
using Parvis.Data.Outbox;

namespace Parvis.Features.Settings.Mail;

/// <summary>The way the settings say; in training mode always the folder, so that nothing ever leaves.</summary>
public sealed class ConfiguredMailTransport(
    SettingsStore settings,
    TrainingMode training,
    MailComposition composition,
    PickupFolder pickup,
    SmtpServer server,
    MailPassword passwords
) : IMailTransport
{
    public async Task SendAsync(OutgoingMail mail, string messageKey, CancellationToken cancellationToken) =>
        await SendAsync(mail, messageKey, await settings.GetAsync<MailSettings>(cancellationToken), cancellationToken);

    /// <summary>With settings that are being tried, before they are saved.</summary>
    public async Task SendAsync(
        OutgoingMail mail,
        string messageKey,
        MailSettings by,
        CancellationToken cancellationToken
    )
    {
        var sender = MailSender.Of(await settings.GetAsync<TownSettings>(cancellationToken), by);
        var composed = await composition.ComposeAsync(mail, sender, messageKey, cancellationToken);
        if (training.On || by.Delivery == MailDelivery.PickupFolder)
            await pickup.SendAsync(composed, messageKey, cancellationToken);
        else
            await server.SendAsync(composed, by, passwords.Reveal(by.ProtectedPassword), cancellationToken);
    }
}
