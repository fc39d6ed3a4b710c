using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Parvis.MailPeers;

/// <summary>The certificate of a server on the loopback address, signed by an authority of its own.</summary>
public sealed class PeerCertificate : IDisposable
{
    const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    PeerCertificate(X509Certificate2 authority, X509Certificate2 server)
    {
        Authority = authority;
        Server = server;
    }

    /// <summary>As a town would be given it: without its private key.</summary>
    public X509Certificate2 Authority { get; }

    public X509Certificate2 Server { get; }

    public string ServerPem => Server.ExportCertificatePem();

    public string KeyPem => Server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem();

    public static PeerCertificate Make(string name = "localhost", TimeSpan age = default)
    {
        var from = TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(2) - age;
        var until = from + TimeSpan.FromDays(1);
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request("CN=Parvis test authority", authorityKey);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(
                certificateAuthority: true,
                hasPathLengthConstraint: false,
                pathLengthConstraint: 0,
                critical: true
            )
        );
        using var authority = request.CreateSelfSigned(from, until);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        request = Request($"CN={name}", key);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        if (name == "localhost")
            names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false)
        );
        using var server = request.Create(authority, from, until, RandomNumberGenerator.GetBytes(8));
        return new PeerCertificate(
            X509CertificateLoader.LoadCertificate(authority.RawData),
            server.CopyWithPrivateKey(key)
        );
    }

    public void Dispose()
    {
        Authority.Dispose();
        Server.Dispose();
    }

    static CertificateRequest Request(string name, ECDsa key) => new(name, key, HashAlgorithmName.SHA256);
}
