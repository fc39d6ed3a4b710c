using Parvis.Features.Requesters;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Acknowledgements;

/// <summary>How a registration receipt reaches somebody: by mail, by letter, or handed over and read out.</summary>
/// <param name="Channel">What the timeline says.</param>
/// <param name="To">Absent when it is handed over: nothing leaves.</param>
/// <param name="Recipient">E-mail address, or envelope.</param>
public sealed record ReceiptRoute(Channel Channel, Addressee? To, string? Recipient)
{
    /// <summary>
    /// E-mail when the person wrote that way or prefers it, did not refuse it and has an address where messages
    /// arrive, the one they wrote from before another; a letter for who wrote one or is
    /// not here; otherwise the person is on the telephone or at the counter and is told the reference.
    /// </summary>
    public static ReceiptRoute Choose(Channel cameBy, IReadOnlyList<Addressee> addressees, string? wroteFrom = null)
    {
        foreach (var person in addressees)
        {
            if (WantsEmail(cameBy, person) && person.EmailFor(wroteFrom) is { } email)
                return new(Channel.Email, person, email);
        }

        var present = cameBy is Channel.Phone or Channel.FrontDesk;
        foreach (var person in addressees)
        {
            if ((!present || person.PreferredChannel == Channel.Post) && person.Envelope is { } envelope)
                return new(Channel.Post, person, envelope);
        }

        return new(present ? cameBy : Channel.FrontDesk, null, null);
    }

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
        };
}
