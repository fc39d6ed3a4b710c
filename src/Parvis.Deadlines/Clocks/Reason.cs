namespace Parvis.Deadlines.Clocks;

/// <summary>One step of the reasoning, as a clerk can read it to a resident.</summary>
/// <param name="Sentence">A whole sentence in French.</param>
/// <param name="Article">The article it rests on; null when it is a convention of the product or of the town.</param>
/// <param name="Doubt">
/// The doubt of <c>docs/deadlines.md</c> that bears on it (<c>D4</c>); null when there is none.
/// </param>
public sealed record Reason(string Sentence, string? Article = null, string? Doubt = null)
{
    /// <summary>The sentence with its article.</summary>
    /// <returns>« La demande est reçue le mercredi 5 mars 2025 (CRPA R112-5). »</returns>
    public override string ToString() => Article is null ? Sentence : $"{Sentence.TrimEnd('.')} ({Article}).";
}
