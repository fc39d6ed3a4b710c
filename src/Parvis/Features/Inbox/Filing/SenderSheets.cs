using Parvis.Features.Requesters.Choosing;
using Parvis.Mail;

namespace Parvis.Features.Inbox.Filing;

/// <summary>The sheet of whoever writes a mail: who alone has an address is taken for its owner, whatever they sign.</summary>
public sealed class SenderSheets(PersonMatching people)
{
    public Task<long> FindOrAddAsync(NamedAddress sender, Guid? circleId, CancellationToken cancellationToken) =>
        people.FindOrAddAsync(SenderName.Read(sender), circleId, addressIsEnough: true, cancellationToken);
}
