namespace Parvis.Mail.Writing;

/// <summary>Identifiers of messages and parts (RFC 5322, section 3.6.4), without their angle brackets.</summary>
static class MessageIds
{
    /// <summary>Room for the brackets and a line's end in the 998 bytes a line may have.</summary>
    const int MaxLength = 900;

    /// <summary>What a conversation needs at most: its first message, and the last ones.</summary>
    const int MaxReferences = 30;

    /// <exception cref="ArgumentException">It cannot stand between angle brackets.</exception>
    public static string Checked(string id) =>
        CanStand(id) ? id : throw new ArgumentException($"« {id} » is not an identifier.", nameof(id));

    /// <summary>Those that came from outside and cannot be written are left out, and the middle of a very long conversation.</summary>
    public static IReadOnlyList<string> Kept(IReadOnlyList<string> ids)
    {
        var kept = ids.Where(CanStand).Distinct(StringComparer.Ordinal).ToList();
        return kept.Count <= MaxReferences ? kept : [kept[0], .. kept.TakeLast(MaxReferences - 1)];
    }

    static bool CanStand(string id) =>
        id.Length is > 0 and <= MaxLength && id.All(c => c is > ' ' and < '\u007f' and not '<' and not '>');
}
