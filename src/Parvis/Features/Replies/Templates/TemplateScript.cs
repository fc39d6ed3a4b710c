using System.Text;
using System.Text.RegularExpressions;

namespace Parvis.Features.Replies.Templates;

/// <summary>
/// A template as its author wrote it: words, variables, blocks, and paragraphs that are there only when a variable has a
/// value (« {{si partenaire.adresse}} … {{sinon}} … {{fin}} »).
/// </summary>
public static class TemplateScript
{
    public const string If = "si ";
    public const string Otherwise = "sinon";
    public const string End = "fin";
    public const string Block = "bloc ";

    /// <exception cref="TemplateFaultException">It says what is wrong, and on which line.</exception>
    public static IReadOnlyList<TemplatePart> Read(string text)
    {
        var root = new List<TemplatePart>();
        var open = new Stack<OpenChoice>();
        var into = root;
        var at = 0;
        foreach (var found in TemplateText.Variable().Matches(text).AsEnumerable())
        {
            var name = found.Groups["name"].Value;
            var line = Line(text, found.Index);
            var (from, to) = IsOrder(name) ? WithItsLine(text, found) : (found.Index, found.Index + found.Length);
            // Two orders on the same line: the first took what is before the second.
            AddWords(into, text, at, Math.Max(at, from));
            at = Math.Max(at, to);
            if (Named(name, If) is { } condition)
            {
                var choice = new OpenChoice(condition, line, into);
                open.Push(choice);
                into = choice.Then;
            }
            else if (name.Equals(Otherwise, StringComparison.OrdinalIgnoreCase))
            {
                if (!open.TryPeek(out var choice))
                    throw new TemplateFaultException(line, "{{sinon}} n'est pas dans un {{si …}}.");
                if (into == choice.Else)
                    throw new TemplateFaultException(line, "il y a déjà un {{sinon}} pour ce {{si …}}.");
                into = choice.Else;
            }
            else if (name.Equals(End, StringComparison.OrdinalIgnoreCase))
            {
                if (!open.TryPop(out var choice))
                    throw new TemplateFaultException(line, "{{fin}} ne ferme aucun {{si …}}.");
                into = choice.Outside;
                into.Add(new TemplatePart.Choice(choice.Name, choice.Then, choice.Else, choice.Line));
            }
            else if (Named(name, Block) is { } block)
            {
                into.Add(new TemplatePart.Block(block, line));
            }
            else
            {
                into.Add(new TemplatePart.Variable(name, found.Value, line));
            }
        }

        if (open.TryPop(out var left))
            throw new TemplateFaultException(
                left.Line,
                $"{{{{si {left.Name}}}}} n'est pas fermé : écrivez {{{{fin}}}} après le passage."
            );
        AddWords(into, text, at, text.Length);
        return root;
    }

    /// <summary>A part, and those inside it.</summary>
    public static IEnumerable<TemplatePart> Everything(IEnumerable<TemplatePart> parts) =>
        parts.SelectMany(part =>
            part is TemplatePart.Choice choice
                ? [part, .. Everything(choice.Then), .. Everything(choice.Else)]
                : (IEnumerable<TemplatePart>)[part]
        );

    /// <summary>What is left of a template for one request.</summary>
    /// <param name="parts">As read.</param>
    /// <param name="facts">What the request is.</param>
    /// <param name="into">Where the words go.</param>
    public static void Write(IEnumerable<TemplatePart> parts, ReplyFacts facts, StringBuilder into)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case TemplatePart.Words words:
                    into.Append(words.Text);
                    break;
                case TemplatePart.Variable variable:
                    into.Append(Value(variable.Name, facts) is { Length: > 0 } value ? value : variable.Written);
                    break;
                case TemplatePart.Choice choice:
                    Write(Value(choice.Name, facts).Length > 0 ? choice.Then : choice.Else, facts, into);
                    break;
                case TemplatePart.Block block:
                    // A block calls no block: it could call itself.
                    if (facts.Blocks.Find(block.Name) is { } called)
                        Write(Read(called).Where(p => p is not TemplatePart.Block), facts, into);
                    break;
            }
        }
    }

    static string Value(string name, ReplyFacts facts) => TemplateVariables.Find(name)?.Value(facts) ?? "";

    static string? Named(string name, string order) =>
        name.StartsWith(order, StringComparison.OrdinalIgnoreCase) ? name[order.Length..].Trim() : null;

    static bool IsOrder(string name) =>
        Named(name, If) is not null
        || name.Equals(Otherwise, StringComparison.OrdinalIgnoreCase)
        || name.Equals(End, StringComparison.OrdinalIgnoreCase);

    /// <summary>An order alone on its line leaves no empty line behind.</summary>
    static (int From, int To) WithItsLine(string text, Match order)
    {
        var (from, to) = (order.Index, order.Index + order.Length);
        while (from > 0 && text[from - 1] is ' ' or '\t')
            from--;
        while (to < text.Length && text[to] is ' ' or '\t')
            to++;
        var begins = from == 0 || text[from - 1] == '\n';
        var ends = to == text.Length || text[to] == '\n';
        return begins && ends ? (from, Math.Min(to + 1, text.Length)) : (order.Index, order.Index + order.Length);
    }

    static void AddWords(List<TemplatePart> into, string text, int from, int to)
    {
        if (to > from)
            into.Add(new TemplatePart.Words(text[from..to], Line(text, from)));
    }

    static int Line(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;

    sealed record OpenChoice(string Name, int Line, List<TemplatePart> Outside)
    {
        public List<TemplatePart> Then { get; } = [];

        public List<TemplatePart> Else { get; } = [];
    }
}

/// <summary>A piece of a template, and the line it begins on.</summary>
public abstract record TemplatePart(int Line)
{
    public sealed record Words(string Text, int Line) : TemplatePart(Line);

    /// <param name="Name">As the list of variables has it.</param>
    /// <param name="Written">With its braces.</param>
    /// <param name="Line">Where.</param>
    public sealed record Variable(string Name, string Written, int Line) : TemplatePart(Line);

    /// <summary>There only when the variable has a value, or only when it has none.</summary>
    public sealed record Choice(
        string Name,
        IReadOnlyList<TemplatePart> Then,
        IReadOnlyList<TemplatePart> Else,
        int Line
    ) : TemplatePart(Line);

    public sealed record Block(string Name, int Line) : TemplatePart(Line);
}

/// <summary>What a template's author must correct.</summary>
public sealed class TemplateFaultException(int line, string what) : Exception($"Ligne {line} : {what}")
{
    public int Line { get; } = line;
}
