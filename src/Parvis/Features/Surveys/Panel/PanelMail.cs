using System.Text.Encodings.Web;
using Parvis.Data.Outbox;
using Parvis.Features.Requests.FollowUp;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;

namespace Parvis.Features.Surveys.Panel;

/// <summary>Messages to members of the panel; each carries the link that lets them leave.</summary>
public sealed class PanelMail(OutboxStore outbox, FollowUpKeys keys)
{
    const string Use = "panel";

    const string Machine = "Parvis écrit ce message tout seul : n'y répondez pas.";

    public bool IsToken(PanelMember member, string token) => keys.IsTokenFor(Use, member.PublicId, token);

    public void AskToConfirm(PanelMember member, TownSettings town) =>
        Send(
            member,
            town,
            "Confirmez votre inscription au panel d'habitants",
            $"Vous avez demandé à essayer ce que {town.Name} prépare. Confirmez-le à cette adresse, dans les {PanelMember.DaysToConfirm} jours :",
            Own(member, town),
            "Si ce n'est pas vous, ne faites rien : votre adresse sera oubliée."
        );

    public void Invite(PanelMember member, PanelInvitation invitation, TownSettings town) =>
        Send(
            member,
            town,
            invitation.Title,
            invitation.Message,
            invitation.Address,
            $"Pour ne plus être invité : {Own(member, town)}"
        );

    string Own(PanelMember member, TownSettings town) =>
        town.ResidentsUrl + PanelLinks.Member(member.PublicId, keys.TokenFor(Use, member.PublicId));

    void Send(PanelMember member, TownSettings town, string subject, string words, string link, string last)
    {
        var greeting = $"Bonjour {member.Name},";
        var paragraphs = words.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var html =
            $"<p>{Encode(greeting)}</p>\n"
            + string.Concat(paragraphs.Select(p => $"<p>{Encode(p)}</p>\n"))
            + $"<p><a href=\"{Encode(link)}\">{Encode(link)}</a></p>\n";
        outbox.Add(
            OutboxKind.Panel,
            new OutgoingMail
            {
                To = member.Email,
                ToName = member.Name,
                Subject = subject,
                Text = $"{greeting}\n\n{string.Join("\n\n", paragraphs)}\n\n{link}\n\n{last}\n",
                Html = MailPage.WriteSheet(town.Name, town.AccentColour ?? "", subject, html, [last], Machine),
                Automatic = true,
            }
        );
    }

    static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}

/// <summary>However it ended, its words are of no use any more.</summary>
public sealed class PanelOutcome(OutboxStore outbox) : IOutboxOutcome
{
    public OutboxKind Kind => OutboxKind.Panel;

    public Task SentAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        outbox.ForgetWordsAsync(message, cancellationToken);

    public Task FailedAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        outbox.ForgetWordsAsync(message, cancellationToken);

    public Task CalledOffAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        outbox.ForgetWordsAsync(message, cancellationToken);
}
