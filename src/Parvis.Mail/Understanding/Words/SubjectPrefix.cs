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
        var colon = subject.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 1 or > 10)
            return;
        var word = subject[..colon].Trim();
        IsReply = Replies.Contains(word);
        IsForward = Forwards.Contains(word);
    }

    /// <summary>The outermost prefix says an answer.</summary>
    public bool IsReply { get; }

    /// <summary>The outermost prefix says a forwarded message.</summary>
    public bool IsForward { get; }
}
