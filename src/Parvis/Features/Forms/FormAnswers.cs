namespace Parvis.Features.Forms;

/// <summary>What somebody answered, by question; of a question that was not answered, nothing.</summary>
public sealed class FormAnswers
{
    readonly Dictionary<string, IReadOnlyList<string>> given;

    public FormAnswers() => given = new(StringComparer.Ordinal);

    public FormAnswers(IReadOnlyDictionary<string, IReadOnlyList<string>> given) =>
        this.given = new(given, StringComparer.Ordinal);

    public static FormAnswers None { get; } = new();

    public IReadOnlyDictionary<string, IReadOnlyList<string>> All => given;

    public IReadOnlyList<string> Of(string key) => given.GetValueOrDefault(key) ?? [];

    public string One(string key) => Of(key) is [var only, ..] ? only : "";

    public FormAnswers With(string key, IReadOnlyList<string> values)
    {
        var next = new Dictionary<string, IReadOnlyList<string>>(given, StringComparer.Ordinal) { [key] = values };
        return new FormAnswers(next);
    }
}

/// <summary>Why an answer does not do: a sentence with its values, in the language of the page once it is translated.</summary>
/// <param name="Key">Of the question.</param>
/// <param name="Sentence">In French, with {0} where the values go: translators know it by these words.</param>
/// <param name="Values">Numbers and names, in order.</param>
public sealed record FormProblem(string Key, string Sentence, params IReadOnlyList<object> Values);
