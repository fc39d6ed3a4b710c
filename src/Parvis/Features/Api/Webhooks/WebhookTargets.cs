using System.Net;
using System.Net.Sockets;
using Parvis.Data;

namespace Parvis.Features.Api.Webhooks;

/// <summary>Where calls may go: the open Internet over HTTPS, unless the installation's settings allow the town's network.</summary>
public sealed class WebhookTargets(IConfiguration configuration)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public bool AllowsPrivate { get; } = configuration.GetValue("Parvis:Webhooks:AllowPrivateTargets", false);

    /// <summary>Refuses with a sentence what could never be called. A name unknown today may exist tomorrow.</summary>
    public async Task CheckAsync(string target, CancellationToken cancellationToken)
    {
        if (
            !Uri.TryCreate(target, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
        )
            throw Refuse("Écrivez une adresse complète, par exemple https://exemple.fr/parvis.");
        if (address.Scheme != Uri.UriSchemeHttps && !AllowsPrivate)
            throw Refuse("L'adresse doit commencer par https://.");
        if (address.UserInfo.Length > 0)
            throw Refuse("L'adresse ne doit contenir ni identifiant ni mot de passe : l'appel est déjà signé.");
        if (address.Fragment.Length > 0)
            throw Refuse("Retirez de l'adresse ce qui suit le signe #.");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await ResolveAsync(address.IdnHost, patience.Token);
        }
        catch (PrivateTargetException)
        {
            throw Refuse("Cette adresse mène à un réseau privé, où Parvis n'appelle pas.");
        }
        catch (SocketException)
        {
            // Each call resolves the name anew, and the journal says when it is still unknown.
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Likewise.
        }
    }

    /// <summary>The addresses that may be connected to: what was checked is what is used, whatever the name says next.</summary>
    public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        // The resolver throws on « 0.0.0.0 », which is an address as well and leads to this machine.
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var written)
            ? [written]
            : await Dns.GetHostAddressesAsync(host, cancellationToken);
        var allowed = AllowsPrivate ? addresses : Array.FindAll(addresses, PublicNetwork.Holds);
        return allowed.Length > 0 ? allowed : throw new PrivateTargetException();
    }

    static RefusedException Refuse(string sentence) => new(sentence, "Target");
}

/// <summary>The name leads only to addresses that are not on the open Internet.</summary>
public sealed class PrivateTargetException() : Exception("The target is on a private network.");
