using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Ui.Translation;

namespace Parvis.Features.Portal.Following;

/// <summary>Which messages of a request its resident is shown.</summary>
public static class FollowUpMessages
{
    /// <summary>What left for the resident, and what came; never what was exchanged with another authority.</summary>
    public static bool IsShown(Correspondence message) =>
        message.Direction == Direction.Incoming
        || (message.State == CorrespondenceState.Done && !message.Kind.GoesToPartner());

    /// <summary>
    /// What came by mail may be somebody else's, and what was said aloud, by them or to them, was typed by an agent: of
    /// these only the fact is told.
    /// </summary>
    public static bool ShowsWords(Correspondence message) =>
        message.Direction == Direction.Incoming
            ? message is { Channel: Channel.Web, AgentId: null }
            : message.Channel is not (Channel.Phone or Channel.FrontDesk);

    public static string Heading(Correspondence message, DateOnly on, PortalWords words) =>
        message.Direction == Direction.Incoming
            ? words["Reçu {0}, le {1}", words[Way(message.Channel)], words.InFull(on)]
            : words["{0} {1}, le {2}", words[message.Kind.Title()], words[Way(message.Channel)], words.InFull(on)];

    static string Way(Channel channel) =>
        channel switch
        {
            Channel.FrontDesk => "au guichet",
            Channel.Web => "par internet",
            Channel.ElectedOfficial => "par un élu",
            Channel.SocialNetwork => "par un réseau social",
            Channel.Phone => "par téléphone",
            Channel.Post => "par courrier",
            Channel.Email => "par courriel",
            Channel.TextMessage => "par texto",
        };
}
