using System.Net;
using Parvis.Mail.Names;

namespace Parvis.Features.Administration.MailHealth;

/// <summary>Asks the name servers about the domain our messages come from, for a moment only: a page waits for it.</summary>
public sealed class SenderDomain(IConfiguration configuration)
{
    public const string NameServersKey = "Parvis:NameServers";

    /// <summary>Asks nobody: for a machine that may not talk to the network.</summary>
    public const string Nobody = "-";

    const int DnsPort = 53;

    static readonly TimeSpan EachQuestion = TimeSpan.FromSeconds(1);
    static readonly TimeSpan InAll = TimeSpan.FromSeconds(3);

    /// <summary>It was told to ask nobody: what a domain says stays unknown.</summary>
    public bool IsOff => configuration[NameServersKey] == Nobody;

    /// <summary>Null when no name server answers in time.</summary>
    public async Task<SenderRecords?> FindAsync(string domain, string selector, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(InAll);
        try
        {
            return await SenderRecords.FindAsync(
                new TxtLookup(Servers(), EachQuestion),
                domain,
                selector.Length == 0 ? null : selector,
                limit.Token
            );
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (ArgumentException)
        {
            // What was set is no name: no server would know it.
            return null;
        }
    }

    IReadOnlyList<IPEndPoint> Servers() =>
        configuration[NameServersKey] switch
        {
            null or "" => NameServers.OfThisMachine(),
            Nobody => [],
            var listed =>
            [
                .. listed
                    .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(server => IPEndPoint.Parse(server))
                    .Select(server => server.Port == 0 ? new IPEndPoint(server.Address, DnsPort) : server),
            ],
        };
}
