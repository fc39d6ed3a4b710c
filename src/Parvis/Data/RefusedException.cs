namespace Parvis.Data;

/// <summary>
/// A rule says no. The message is the sentence shown to the person, in French, saying what can be done instead;
/// <see cref="Field"/> names the form field it belongs to, if any.
/// </summary>
public sealed class RefusedException(string message, string? field = null) : Exception(message)
{
    public string? Field { get; } = field;
}
