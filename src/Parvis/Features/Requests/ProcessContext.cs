using Parvis.Features.Requesters;

namespace Parvis.Features.Requests;

/// <summary>Who does something, when, and by which channel the reason for it came, if one did.</summary>
public sealed record ProcessContext(Guid? AgentId, string Name, DateTime At, Channel? Channel = null)
{
    const string OfTheTown = "Parvis";

    public static ProcessContext System(DateTime at) => new(null, OfTheTown, at);

    /// <summary>What a resident sets going is not what they do: the town writes the receipt they get.</summary>
    public string ActorOf(RequestEvent happened) =>
        AgentId is null
        && (
            happened is RegistrationReceiptIssued or NoticePrepared
            // Residents write no note: a program that does comes by no channel.
            || (happened is NoteAdded && Channel == Requesters.Channel.Web)
        )
            ? OfTheTown
            : Name;
}
