using System.Collections.Frozen;

namespace Parvis.Mail.Understanding.Words;

/// <summary>What mail programs write before a subject: « Re: », « TR : », in any number.</summary>
sealed class SubjectPrefix
{
    static readonly FrozenSet<string> Replies = FrozenSet.ToFrozenSet(
        ["re", "ré", "rép", "rep", "aw", "sv", "vs", "antw", "odp", "ynt", "res", "ref", "rif", "r"],
        StringComparer.OrdinalIgnoreCase
    );

    static readonly FrozenSet<string> Forwards = FrozenSet.ToFrozenSet(
        ["fwd", "fw", "tr", "wg", "rv", "enc", "trans", "transf", "vb", "doorst", "pd", "i"],
        StringComparer.OrdinalIgnoreCase
    );

    public SubjectPrefix(string subject)
    {
        var written = WithoutTags(subject);
        var colon = written.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 1 or > 10)
            return;
        // « Re[2]: », « RE(3): »
        var word = written[..colon]
            .TrimEnd(' ', '\u00A0', ']', ')', '[', '(', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0');
        IsReply = Replies.Contains(word);
        IsForward = Forwards.Contains(word);
    }

    /// <summary>Gateways write « [EXTERNE] » before everything.</summary>
    static string WithoutTags(string subject)
    {
        var start = 0;
        while (start < subject.Length && (subject[start] == '[' || char.IsWhiteSpace(subject[start])))
        {
            if (subject[start] == '[' && subject.IndexOf(']', start) is > 0 and var end)
                start = end;
            else if (subject[start] == '[')
                break;
            start++;
        }
        return subject[start..];
    }

    /// <summary>The outermost prefix says an answer.</summary>
    public bool IsReply { get; }

    /// <summary>The outermost prefix says a forwarded message.</summary>
    public bool IsForward { get; }
}
