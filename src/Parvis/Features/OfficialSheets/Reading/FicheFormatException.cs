namespace Parvis.Features.OfficialSheets.Reading;

/// <summary>A file that is no fiche, or not a whole one; the sentence is for the report, in French.</summary>
public sealed class FicheFormatException(string message, int line = 0) : Exception(message)
{
    /// <summary>From 1; 0 when it is the file as a whole.</summary>
    public int Line => line;
}
