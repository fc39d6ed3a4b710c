using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Data.Outbox;

namespace Parvis.Features.Settings.Mail;

/// <summary>The way the settings say; in training mode always the folder, so that nothing ever leaves.</summary>
public sealed class ConfiguredMailTransport(
    SettingsStore settings,
    TrainingMode training,
    PickupFolder pickup,
    MailPassword passwords,
    MailTokens tokens,
    IBlobStore blobs
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
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        using var message = await MimeMessage.MakeAsync(
            mail,
            MailSender.Of(town, by),
            tokens.Sign(messageKey),
            blobs,
            cancellationToken
        );
        if (training.On || by.Delivery == MailDelivery.PickupFolder)
            await pickup.SendAsync(message, messageKey, cancellationToken);
        else
            await SmtpServer.SendAsync(message, by, passwords.Reveal(by.ProtectedPassword), cancellationToken);
    }
}
