namespace Parvis.Scans.Separators;

/// <summary>
/// The sheet laid between two letters: its QR code says <c>PARVIS-SEP-1</c>, then, if need be, what all letters under it
/// share, each as <c>;name=value</c> in the escapes of addresses (RFC 3986): <c>PARVIS-SEP-1;channel=mail;department=voirie</c>.
/// </summary>
/// <param name="Channel">How the letters came: the caller's own code; null when the sheet does not say.</param>
/// <param name="Department">For whom they are: the caller's own code; null when the sheet does not say.</param>
public sealed record SeparatorSheet(string? Channel = null, string? Department = null)
{
    const string Name = "PARVIS-SEP-1";
    const int Longest = 300;

    /// <summary>What the QR code must say.</summary>
    public string Payload =>
        Name
        + (Channel is null ? "" : $";channel={Uri.EscapeDataString(Channel)}")
        + (Department is null ? "" : $";department={Uri.EscapeDataString(Department)}");

    /// <summary>Reads what a QR code says; names it does not know are left out, for sheets of a later version.</summary>
    /// <returns>Null when it is no separator's: residents' letters have codes too.</returns>
    public static SeparatorSheet? Parse(string payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        var parts = payload.Trim().Split(';');
        if (payload.Length > Longest || parts[0] != Name)
            return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var pair in parts.Skip(1).Select(part => part.Split('=', 2)).Where(pair => pair is [_, { Length: > 0 }])
        )
            values[pair[0]] = Uri.UnescapeDataString(pair[1]);
        return new SeparatorSheet(values.GetValueOrDefault("channel"), values.GetValueOrDefault("department"));
    }
}
