using System.CommandLine.Parsing;

namespace Parvis.Commands;

/// <summary>The settings <c>serve</c> passes on to the host: one that is misspelt would start a server set otherwise.</summary>
static class HostSettings
{
    static readonly string[] Known =
    [
        "urls",
        "environment",
        "contentRoot",
        "PARVIS_DATA",
        "Parvis",
        "ConnectionStrings",
        "Kestrel",
        "Logging",
        "AllowedHosts",
    ];

    public static void RefuseUnknown(ArgumentResult given)
    {
        var tokens = given.Tokens.Select(t => t.Value).ToList();
        for (var at = 0; at < tokens.Count; at++)
        {
            var name = tokens[at].TrimStart('-').Split('=', ':')[0];
            if (!tokens[at].StartsWith("--", StringComparison.Ordinal))
                given.AddError($"'{tokens[at]}' is neither a command nor a setting.");
            else if (!Known.Contains(name, StringComparer.OrdinalIgnoreCase))
                given.AddError(
                    $"'{tokens[at]}' is not a setting. Known: {string.Join(", ", Known.Select(k => $"--{k}"))}."
                );
            else if (!tokens[at].Contains('=', StringComparison.Ordinal) && ++at == tokens.Count)
                given.AddError($"'{tokens[^1]}' needs a value.");
        }
    }
}
