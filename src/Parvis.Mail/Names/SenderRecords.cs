namespace Parvis.Mail.Names;

/// <summary>What a domain tells the servers that receive its messages, without which they take them for forged.</summary>
/// <param name="Spf">Who may send for it (RFC 7208); null when nobody is named.</param>
/// <param name="Dkim">The key that its signatures are checked with (RFC 6376); null when there is none under that selector.</param>
/// <param name="Dmarc">What to do with a message that fails both (RFC 7489); null when nothing is said.</param>
/// <param name="DmarcPolicy"><c>none</c>, <c>quarantine</c> or <c>reject</c>; null without <paramref name="Dmarc"/>.</param>
/// <param name="SpfRecords">More than one is an error: receivers then ignore them all.</param>
public sealed record SenderRecords(string? Spf, string? Dkim, string? Dmarc, string? DmarcPolicy, int SpfRecords)
{
    /// <summary>Asks for the three of them.</summary>
    /// <param name="lookup">Whom to ask.</param>
    /// <param name="domain">What stands behind the @ of the sender.</param>
    /// <param name="selector">Under which the signing server publishes its key; null when it is not known.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>Null when no name server answers.</returns>
    /// <exception cref="ArgumentException">The domain or the selector is not a name.</exception>
    public static async Task<SenderRecords?> FindAsync(
        TxtLookup lookup,
        string domain,
        string? selector,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(lookup);
        if (await lookup.FindAsync(domain, cancellationToken) is not { } own)
            return null;
        var dmarc = await DmarcAsync(lookup, domain, cancellationToken);
        var keys = string.IsNullOrEmpty(selector)
            ? []
            : await lookup.FindAsync($"{selector}._domainkey.{domain}", cancellationToken) ?? [];
        var spf = own.Where(IsSpf).ToList();
        return new SenderRecords(
            spf is [var first, ..] ? first : null,
            // A key that is empty was withdrawn.
            keys.FirstOrDefault(text => Tag(text, "p") is { Length: > 0 }),
            dmarc,
            dmarc is null ? null : Tag(dmarc, "p")?.ToLowerInvariant(),
            spf.Count
        );
    }

    /// <summary>Its own, or that of the domain above it, which holds for those below.</summary>
    static async Task<string?> DmarcAsync(TxtLookup lookup, string domain, CancellationToken cancellationToken)
    {
        for (
            var name = domain;
            name.Contains('.', StringComparison.Ordinal);
            name = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]
        )
        {
            var texts = await lookup.FindAsync($"_dmarc.{name}", cancellationToken) ?? [];
            if (texts.FirstOrDefault(text => text.StartsWith("v=DMARC1", StringComparison.Ordinal)) is { } found)
                return found;
        }

        return null;
    }

    static bool IsSpf(string text) =>
        text.Equals("v=spf1", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("v=spf1 ", StringComparison.OrdinalIgnoreCase);

    /// <summary>The value of « name=value » among those separated by semicolons.</summary>
    static string? Tag(string record, string name) =>
        record
            .Split(';')
            .Select(tag => tag.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(parts => parts.Length == 2 && parts[0].Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(parts => parts[1])
            .FirstOrDefault();
}
