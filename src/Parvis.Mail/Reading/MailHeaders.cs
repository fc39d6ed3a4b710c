using System.Collections;

namespace Parvis.Mail.Reading;

/// <summary>The header fields of a message or of a part, in the order they were written.</summary>
/// <param name="fields">Names as written, values unfolded but not decoded.</param>
public sealed class MailHeaders(IReadOnlyList<KeyValuePair<string, string>> fields)
    : IReadOnlyList<KeyValuePair<string, string>>
{
    /// <summary>No field at all.</summary>
    public static readonly MailHeaders None = new([]);

    /// <inheritdoc/>
    public int Count => fields.Count;

    /// <inheritdoc/>
    public KeyValuePair<string, string> this[int index] => fields[index];

    /// <summary>The first value of that name, in any case, trimmed; null when the field is absent.</summary>
    public string? Find(string name) => All(name).FirstOrDefault();

    /// <summary>Every value of that name, in any case, trimmed, first one first.</summary>
    public IEnumerable<string> All(string name) =>
        fields.Where(f => f.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(f => f.Value.Trim());

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
