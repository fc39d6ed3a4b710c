namespace Parvis.Data;

/// <summary>Texts cut to a length without ever parting the two halves of a character; lengths are those of .NET.</summary>
public static class TextCut
{
    /// <summary>Its beginning.</summary>
    public static string CutTo(this string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        return text[..(longest > 0 && char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
    }

    /// <summary>Its beginning and an ellipsis, which counts, when something of it is missing.</summary>
    public static string ShortenedTo(this string text, int longest) =>
        text.Length <= longest ? text : $"{text.CutTo(longest - 1)}…";
}
