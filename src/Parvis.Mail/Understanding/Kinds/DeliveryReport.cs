using Parvis.Mail.Reading;

namespace Parvis.Mail.Understanding.Kinds;

/// <summary>What a <c>message/delivery-status</c> says of one recipient (RFC 3464, section 2.3).</summary>
sealed record DeliveryReport(string? Address, string Action, string? Status)
{
    const int LongestField = 4000;

    public bool Failed => Action == "failed" || (Action.Length == 0 && Status?.StartsWith('5') == true);

    public bool Delayed => Action == "delayed" || (Action.Length == 0 && Status?.StartsWith('4') == true);

    /// <summary>It arrived, or was passed on: nothing bounced.</summary>
    public bool Arrived => Action is "delivered" or "relayed" or "expanded";

    /// <summary>The reports of a message, in the order written; empty when it holds none.</summary>
    public static IReadOnlyList<DeliveryReport> In(IncomingMail mail) =>
        [
            .. ReportParts
                .Of(mail.Root)
                .Where(part => part.ContentType is "message/delivery-status" or "message/global-delivery-status")
                .SelectMany(Groups)
                .Select(FromFields)
                .OfType<DeliveryReport>(),
        ];

    static IEnumerable<Dictionary<string, string>> Groups(MailPart part)
    {
        var texts = part.Children.Count == 0 ? [ReportParts.Read(part)] : part.Children.Select(ReportParts.Read);
        return string.Join("\n\n", texts)
            .ReplaceLineEndings("\n")
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(Fields);
    }

    static Dictionary<string, string> Fields(string group)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var name = "";
        foreach (var line in group.Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line.Length > 0 && char.IsWhiteSpace(line[0]) && name.Length > 0)
                fields[name] = fields[name].Length < LongestField ? fields[name] + line : fields[name];
            else if (colon > 0 && fields.TryAdd(name = line[..colon].Trim(), line[(colon + 1)..].Trim()))
                continue;
        }
        return fields;
    }

    static DeliveryReport? FromFields(Dictionary<string, string> fields)
    {
        var recipient = fields.GetValueOrDefault("Final-Recipient") ?? fields.GetValueOrDefault("Original-Recipient");
        if (recipient is null && !fields.ContainsKey("Action"))
            return null;
        var status = fields.GetValueOrDefault("Status")?.Split(' ', '(')[0].Trim();
        return new DeliveryReport(
            AddressOf(recipient),
            fields.GetValueOrDefault("Action")?.Split(' ', '(', ';')[0].Trim().ToLowerInvariant() ?? "",
            string.IsNullOrEmpty(status) ? null : status
        );
    }

    /// <summary><c>rfc822; name@domain</c>, with or without angle brackets.</summary>
    static string? AddressOf(string? recipient)
    {
        var address = recipient?[(recipient.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim(
            ' ',
            '\t',
            '<',
            '>',
            '"'
        );
        return string.IsNullOrEmpty(address) ? null : address;
    }
}
