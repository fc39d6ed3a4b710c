using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Parvis.Mail.Understanding.Words;

/// <summary>An HTML body as lines of text, where what the structure says quoted starts with a chevron.</summary>
static class HtmlLines
{
    /// <summary>Stands alone on the line under which everything is the message answered.</summary>
    public static readonly string QuoteBelow = SentinelMark.ToString();

    const char SentinelMark = '\u0001';

    // Larger or deeper is a page or an attack, and its tree would take a time that grows with the square of its depth.
    const int Largest = 600_000;
    const int Deepest = 500;

    const string Mark = "> ";

    static readonly string[] Silent = ["head", "style", "script", "title", "template", "noscript"];

    static readonly string[] Blocks = Phrases.Of(
        "p | div | tr | table | ul | ol | li | h1 | h2 | h3 | h4 | h5 | h6 | pre | blockquote | hr | dl | dt | dd",
        "section | article | header | footer | center | address | form | fieldset"
    );

    /// <summary>With chevrons before quotes, and without the signatures that the structure names.</summary>
    public static string Marked(string html) => Write(html, marks: true);

    /// <summary>Everything, as plain text.</summary>
    public static string Plain(string html) => Write(html, marks: false);

    /// <summary>The structure says where a quote stands.</summary>
    public static bool MarksQuotes(string html) => HtmlQuotes.MayMark(html);

    /// <summary>Small and flat enough to be read as a tree in a moment.</summary>
    public static bool CanRead(string html) => html.Length <= Largest && HtmlShape.DepthIsAtMost(html, Deepest);

    static string Write(string html, bool marks)
    {
        var document = new HtmlParser().ParseDocument(html);
        var writer = new Writer(marks);
        // Without recursion: a body may nest a hundred thousand elements.
        var stack = new Stack<(INode Node, bool Closing)>();
        stack.Push((document.DocumentElement, false));
        while (stack.TryPop(out var step))
        {
            if (step.Closing)
            {
                writer.Close((IElement)step.Node);
                continue;
            }
            if (step.Node is IText text)
                writer.Text(text.Data, InPre(text));
            if (step.Node is not IElement element || !writer.Open(element))
                continue;
            stack.Push((element, true));
            // By index: the library looks for a sibling from the first child on.
            for (var i = element.ChildNodes.Length - 1; i >= 0; i--)
                stack.Push((element.ChildNodes[i], false));
        }
        return writer.ToString();
    }

    static bool InPre(IText text) =>
        text.Parent is IElement { LocalName: "pre" or "tt" or "code" } parent
        && (parent.LocalName == "pre" || parent.ParentElement?.LocalName == "pre");

    sealed class Writer(bool marks)
    {
        readonly StringBuilder result = new();
        readonly StringBuilder line = new();
        string lastWritten = "";
        int quoted;

        public bool Open(IElement element)
        {
            if (Silent.Contains(element.LocalName) || IsHidden(element) || (marks && HtmlQuotes.IsSignature(element)))
                return false;
            if (element.LocalName == "br")
            {
                NewLine();
                return false;
            }
            if (IsBlock(element))
                EndLine();
            if (!marks)
                return true;
            if (HtmlQuotes.StartsQuoteBelow(element))
                result.Append(SentinelMark).Append('\n');
            if (HtmlQuotes.IsQuote(element, lastWritten))
            {
                EndLine();
                quoted++;
                element.SetAttribute(HtmlQuotes.Seen, "");
            }
            return true;
        }

        public void Close(IElement element)
        {
            if (IsBlock(element) || element.HasAttribute(HtmlQuotes.Seen))
                EndLine();
            if (element.HasAttribute(HtmlQuotes.Seen))
                quoted--;
            if (element.LocalName == "p")
                NewLine();
            if (element.LocalName is "td" or "th" && line.Length > 0)
                line.Append(' ');
        }

        public void Text(string data, bool preformatted)
        {
            foreach (var c in data)
            {
                if (preformatted && c == '\n')
                    NewLine();
                else if (!char.IsWhiteSpace(c) || preformatted)
                    line.Append(c);
                else if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
        }

        public override string ToString()
        {
            EndLine();
            return result.ToString();
        }

        void EndLine()
        {
            if (line.Length > 0)
                NewLine();
        }

        void NewLine()
        {
            var written = line.ToString().TrimEnd();
            if (written.Length > 0)
                lastWritten = written;
            // The dash line of a signature is known by its space.
            if (quoted > 0)
                result.Append(Mark);
            result.Append(written).Append('\n');
            line.Clear();
        }

        /// <summary>Newsletters hide a summary; nobody wrote it to be read here.</summary>
        static bool IsHidden(IElement element) =>
            element.HasAttribute("hidden")
            || element
                .GetAttribute("style")
                ?.Replace(" ", "", StringComparison.Ordinal)
                .Contains("display:none", StringComparison.OrdinalIgnoreCase) == true;

        static bool IsBlock(IElement element) => Blocks.Contains(element.LocalName);
    }
}
