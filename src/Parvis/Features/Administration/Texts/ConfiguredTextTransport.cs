using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Texts;

namespace Parvis.Features.Administration.Texts;

/// <summary>The way the settings say; in training mode always the folder, so that nothing ever leaves.</summary>
public sealed class ConfiguredTextTransport(
    SettingsStore settings,
    TrainingMode training,
    TextFolder folder,
    TextProvider provider,
    TextSecret secrets
) : ITextMessageTransport
{
    public async Task SendAsync(OutgoingText text, string messageKey, CancellationToken cancellationToken) =>
        await SendAsync(
            text,
            messageKey,
            await settings.GetAsync<TextMessageSettings>(cancellationToken),
            cancellationToken
        );

    /// <summary>With settings that are being tried, before they are saved.</summary>
    public Task SendAsync(
        OutgoingText text,
        string messageKey,
        TextMessageSettings by,
        CancellationToken cancellationToken
    ) =>
        by.Delivery switch
        {
            TextDelivery.Off => throw new MailRefusedException("Les textos ne sont pas activés.", forGood: true),
            TextDelivery.Provider when !training.On => provider.SendAsync(
                text,
                by,
                secrets.Reveal(by.ProtectedSecret),
                cancellationToken
            ),
            _ => folder.SendAsync(text, messageKey, cancellationToken),
        };
}
