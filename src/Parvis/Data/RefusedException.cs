using System.Globalization;

namespace Parvis.Data;

/// <summary>
/// A rule says no. The message is the sentence shown to the person, in French, saying what can be done instead;
/// <see cref="Field"/> names the form field it belongs to, if any.
/// </summary>
public sealed class RefusedException : Exception
{
    static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public RefusedException(string message, string? field = null)
        : base(message) => (Sentence, Field) = (message, field);

    /// <param name="sentence">With {0} where the values go: translators of residents' pages know it by these words.</param>
    /// <param name="field">Null when it is about the whole form.</param>
    /// <param name="values">Numbers and names, in order; one at least.</param>
    public RefusedException(string sentence, string? field, params IReadOnlyList<object> values)
        : base(string.Format(French, sentence, [.. values])) => (Sentence, Field, Values) = (sentence, field, values);

    public string? Field { get; }

    public string Sentence { get; }

    public IReadOnlyList<object> Values { get; } = [];

    /// <summary>The same, of a field that the page has under another name.</summary>
    public RefusedException At(string field) => Values.Count == 0 ? new(Message, field) : new(Sentence, field, Values);
}
