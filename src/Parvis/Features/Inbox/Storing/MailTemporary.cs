using Parvis.Data;
using Parvis.Mail.Reading;

namespace Parvis.Features.Inbox.Storing;

/// <summary>Where the large parts of a message are while it is read: never where other accounts of the machine look.</summary>
static class MailTemporary
{
    public static MailReadLimits ReadingLimits(this DataFolder folder) =>
        MailReadLimits.Default with
        {
            TemporaryFolder = folder.Temporary,
        };
}
