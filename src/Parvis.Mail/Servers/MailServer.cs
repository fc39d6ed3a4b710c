using System.Security.Cryptography.X509Certificates;

namespace Parvis.Mail.Servers;

/// <summary>Where a mail server listens, and how far it is trusted and waited for.</summary>
public sealed record MailServer
{
    /// <summary>A name or an address; the name its certificate must bear.</summary>
    public required string Host { get; init; }

    /// <summary>1 to 65,535: usually 993 or 143 for IMAP, 465 or 587 for SMTP.</summary>
    public required int Port { get; init; }

    /// <summary>How what is said is kept from others.</summary>
    public MailEncryption Encryption { get; init; } = MailEncryption.Tls;

    /// <summary>
    /// Trusted besides those of the system: the server's own certificate, whatever name it bears, or the authority that
    /// signed it. Null for most towns.
    /// </summary>
    public X509Certificate2? TrustedCertificate { get; init; }

    /// <summary>To reach the server and agree on the encryption.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// For its first words, once reached; never longer than <see cref="ExchangeTimeout"/>. A port that waits for
    /// encryption, or for a web browser, says nothing: whoever tries it should not wait a minute to learn that.
    /// </summary>
    public TimeSpan GreetingTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// For one command and its whole answer, or for each 64 KiB of a message: a slow line gets through, a silent server
    /// does not.
    /// </summary>
    public TimeSpan ExchangeTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>In bytes; a larger message is not read from this server.</summary>
    public long MaxMessage { get; init; } = 256L << 20;

    /// <summary>What the time limits are measured by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <inheritdoc/>
    public override string ToString() => $"{Host}:{Port}";
}

/// <summary>How a connection is encrypted.</summary>
public enum MailEncryption
{
    /// <summary>From the first byte (RFC 8314).</summary>
    Tls,

    /// <summary>Begins in clear, encrypted before any name or password is given; refused when the server has no STARTTLS.</summary>
    StartTls,

    /// <summary>Never: for a server on the same machine.</summary>
    None,
}
