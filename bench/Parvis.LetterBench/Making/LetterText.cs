using System.Net;
using System.Text.RegularExpressions;

namespace Parvis.LetterBench.Making;

/// <summary>Everything printed on a letter, without its layout.</summary>
static class LetterText
{
    static readonly Regex Tag = new("<[^>]*>", RegexOptions.NonBacktracking);

    public static string Of(MadeLetter letter) =>
        WebUtility.HtmlDecode(Tag.Replace(new LetterHtml(letter).Write(), "\n"));
}
