using AngleSharp.Dom;

namespace Parvis.Mail.Understanding.Words;

/// <summary>The last line of text before an element.</summary>
static class HtmlLineAbove
{
    const int LongestLine = 400;

    public static string Of(IElement element)
    {
        if (element.Parent is not { } parent)
            return "";
        var above = parent.ChildNodes.Index(element) - 1;
        while (above >= 0 && parent.ChildNodes[above] is IText { Data: var text } && string.IsNullOrWhiteSpace(text))
            above--;
        return above >= 0 && parent.ChildNodes[above] is IElement { LocalName: "p" or "div", ChildNodes: var inside }
            ? LastLine(inside, inside.Length - 1)
            : LastLine(parent.ChildNodes, above);
    }

    static string LastLine(INodeList nodes, int last)
    {
        var line = "";
        for (var i = last; i >= 0 && line.Length < LongestLine; i--)
        {
            if (nodes[i] is not IElement { LocalName: "br" })
                line = nodes[i].TextContent + line;
            else if (!string.IsNullOrWhiteSpace(line))
                break;
        }
        return line.Trim();
    }
}
