using System.Text.Encodings.Web;
using Parvis.Data.Outbox;
using Parvis.Features.Requests.FollowUp;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Ui.Translation;

namespace Parvis.Features.Portal.Asking.Guard;

/// <summary>
/// Whose browser does no sum proves otherwise to be somebody: a message leads back to the draft, which is then sent as usual.
/// Nothing is kept of it: the link is made from the draft and the address.
/// </summary>
public sealed class AskConfirmation(OutboxStore outbox, FollowUpKeys keys, SettingsStore settings, PortalWords words)
{
    const string Use = "confirmation";

    public bool IsConfirmed(AskDraft draft, AskContact contact, string? token) =>
        contact.Email.Length > 0 && keys.IsTokenFor(Use, IdOf(draft, contact), token);

    /// <summary>In the transaction of the form.</summary>
    public async Task WriteAsync(string key, AskDraft draft, AskContact contact, CancellationToken cancellationToken)
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        var link = town.ResidentsUrl + AskLinks.Confirm(key, keys.TokenFor(Use, IdOf(draft, contact)));
        var subject = words["Confirmez votre demande à {0}", town.Name];
        var why = words[
            "Vous avez préparé une demande sur le site de {0}. Beaucoup de demandes arrivent en ce moment : pour que la vôtre parte, ouvrez cette adresse dans les sept jours, puis envoyez-la.",
            town.Name
        ];
        var last = words["Si ce n'est pas vous, ne faites rien : rien ne partira."];
        var machine = words["Parvis écrit ce message tout seul : n'y répondez pas."];
        outbox.Add(
            OutboxKind.AskConfirmation,
            new OutgoingMail
            {
                To = contact.Email,
                ToName = contact.Name,
                Subject = subject,
                Text = $"{why}\n\n{link}\n\n{last}\n",
                Html = MailPage.WriteSheet(
                    town.Name,
                    town.AccentColour ?? "",
                    subject,
                    $"<p>{Encode(why)}</p>\n<p><a href=\"{Encode(link)}\">{Encode(link)}</a></p>\n",
                    [last],
                    machine
                ),
                Automatic = true,
            }
        );
    }

    /// <summary>Another address, or another draft, is confirmed anew.</summary>
    static string IdOf(AskDraft draft, AskContact contact) => $"{draft.KeyHash}\n{contact.Email.ToUpperInvariant()}";

    static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}

/// <summary>However it ended, its words are of no use any more.</summary>
public sealed class AskConfirmationOutcome(OutboxStore outbox) : IOutboxOutcome
{
    public OutboxKind Kind => OutboxKind.AskConfirmation;

    public Task SentAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        outbox.ForgetWordsAsync(message, cancellationToken);

    public Task FailedAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        outbox.ForgetWordsAsync(message, cancellationToken);

    public Task CalledOffAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        outbox.ForgetWordsAsync(message, cancellationToken);
}
