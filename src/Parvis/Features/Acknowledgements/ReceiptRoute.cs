using Parvis.Features.Requesters;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Acknowledgements;

/// <summary>How a registration receipt reaches somebody: by mail, by letter, or handed over and read out.</summary>
/// <param name="Channel">What the timeline says.</param>
/// <param name="To">Absent when it is handed over: nothing leaves.</param>
/// <param name="Recipient">E-mail address, mobile number, or envelope.</param>
public sealed record ReceiptRoute(Channel Channel, Addressee? To, string? Recipient)
{
    /// <summary>
    /// E-mail when the person wrote that way or prefers it, did not refuse it and has an address where messages
    /// arrive, the one they wrote from before another; a letter for who wrote one or is
    /// not here; otherwise the person is on the telephone or at the counter and is told the reference. Before a letter, a
    /// text message for who agreed to them and has no e-mail.
    /// </summary>
    /// <param name="cameBy">How the request came.</param>
    /// <param name="addressees">Who may get it, the requester first.</param>
    /// <param name="wroteFrom">The address it came from by mail.</param>
    /// <param name="byText">The town sends text messages.</param>
    public static ReceiptRoute Choose(
        Channel cameBy,
        IReadOnlyList<Addressee> addressees,
        string? wroteFrom = null,
        bool byText = false
    )
    {
        foreach (var person in addressees)
        {
            if (WantsEmail(cameBy, person) && person.EmailFor(wroteFrom) is { } email)
                return new(Channel.Email, person, email);
        }

        if (byText)
        {
            foreach (var person in addressees)
            {
                if (WantsText(person) && person.TextNumbers is [var number, ..])
                    return new(Channel.TextMessage, person, number);
            }
        }

        var present = cameBy is Channel.Phone or Channel.FrontDesk;
        foreach (var person in addressees)
        {
            if ((!present || person.PreferredChannel == Channel.Post) && person.Envelope is { } envelope)
                return new(Channel.Post, person, envelope);
        }

        return new(present ? cameBy : Channel.FrontDesk, null, null);
    }

    static bool WantsText(Addressee person) =>
        person.PreferredChannel != Channel.Post && (person.RefusesEmail || !person.GoodEmails.Any());

    static bool WantsEmail(Channel cameBy, Addressee person) =>
        !person.RefusesEmail
        && (person.PreferredChannel ?? cameBy) switch
        {
            Channel.Email => true,
            Channel.Web => true,
            // Nothing else fits those who wrote from afar and never said what they prefer.
            Channel.SocialNetwork => true,
            Channel.ElectedOfficial => true,
            Channel.Phone => cameBy is Channel.Email or Channel.Web,
            Channel.FrontDesk => cameBy is Channel.Email or Channel.Web,
            Channel.Post => false,
            Channel.TextMessage => false,
        };
}
