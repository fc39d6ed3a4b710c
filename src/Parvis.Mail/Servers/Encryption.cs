using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Parvis.Mail.Servers;

/// <summary>TLS with the server's certificate checked.</summary>
static class Encryption
{
    const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    public static async Task<Stream> StartAsync(Stream clear, MailServer server, CancellationToken cancellationToken)
    {
        var refused = SslPolicyErrors.None;
        var encrypted = new SslStream(clear);
        using var patience = new CancellationTokenSource(server.ConnectTimeout, server.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await encrypted.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = server.Host,
                    RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                    {
                        refused = Trusts(server, certificate, chain, errors) ? SslPolicyErrors.None : errors;
                        return refused == SslPolicyErrors.None;
                    },
                },
                either.Token
            );
            return encrypted;
        }
        catch (Exception failure)
        {
            await encrypted.DisposeAsync();
            if (Explain(failure, refused, server, cancellationToken) is { } explained)
                throw explained;
            throw;
        }
    }

    static MailServerException? Explain(
        Exception failure,
        SslPolicyErrors refused,
        MailServer server,
        CancellationToken cancellationToken
    ) =>
        failure switch
        {
            AuthenticationException when refused != SslPolicyErrors.None => new MailServerException(
                MailServerReason.CertificateRefused,
                $"The certificate of {server} is not trusted ({refused}).",
                cause: failure
            ),
            AuthenticationException or IOException => new MailServerException(
                MailServerReason.TlsFailed,
                $"No encryption could be agreed on with {server}.",
                cause: failure
            ),
            OperationCanceledException when !cancellationToken.IsCancellationRequested => new MailServerException(
                MailServerReason.TimedOut,
                $"{server} did not agree on an encryption in time.",
                cause: failure
            ),
            _ => null,
        };

    static bool Trusts(MailServer server, X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return true;
        if (server.TrustedCertificate is not { } trusted || shown is null)
            return false;
        using var certificate = new X509Certificate2(shown);
        if (certificate.RawDataMemory.Span.SequenceEqual(trusted.RawDataMemory.Span))
            return InItsTime(certificate, server.Clock.GetUtcNow().UtcDateTime);
        return !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) && SignedBy(trusted, certificate, chain);
    }

    static bool InItsTime(X509Certificate2 certificate, DateTime now) =>
        now >= certificate.NotBefore.ToUniversalTime() && now <= certificate.NotAfter.ToUniversalTime();

    static bool SignedBy(X509Certificate2 authority, X509Certificate2 certificate, X509Chain? shown)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new(ServerAuthentication));
        foreach (var element in shown?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain.Build(certificate);
    }
}
