using System.Globalization;
using System.Text;
using Parvis.Mail.Reading.Texts;

namespace Parvis.Mail.Reading.Tnef;

/// <summary>
/// What an RTF says: the HTML it was made from when it carries it (MS-OXRTFEX), its words otherwise.
/// </summary>
sealed class RtfText
{
    const int DeepestGroup = 500;

    static readonly HashSet<string> Silent =
    [
        "fonttbl",
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "object",
        "header",
        "footer",
    ];

    readonly StringBuilder text = new();
    readonly List<byte> bytes = [];
    readonly Stack<State> groups = new();
    readonly string rtf;
    State state = new(false, false, 1);
    string charset = "windows-1252";
    int skip;
    int at;

    RtfText(string rtf) => this.rtf = rtf;

    bool IsHtml { get; set; }

    public static Segment Of(byte[] rtf)
    {
        var reader = new RtfText(Encoding.Latin1.GetString(rtf));
        reader.Read();
        var words = CleanText.Lines(reader.text.ToString()).Trim('\n');
        return reader.IsHtml ? new Segment(null, words) : new Segment(words, null);
    }

    void Read()
    {
        while (at < rtf.Length)
        {
            var c = rtf[at++];
            switch (c)
            {
                case '{':
                    groups.Push(state);
                    if (groups.Count > DeepestGroup)
                        return;
                    break;
                case '}':
                    Flush();
                    if (!groups.TryPop(out state))
                        return;
                    break;
                case '\\':
                    Control();
                    break;
                case '\r' or '\n':
                    break;
                default:
                    Put((byte)c);
                    break;
            }
        }
        Flush();
    }

    void Control()
    {
        if (at >= rtf.Length)
            return;
        var c = rtf[at];
        if (char.IsAsciiLetter(c))
        {
            Word();
            return;
        }
        at++;
        switch (c)
        {
            case '\''
                when at + 2 <= rtf.Length
                    && byte.TryParse(
                        rtf.AsSpan(at, 2),
                        NumberStyles.HexNumber,
                        CultureInfo.InvariantCulture,
                        out var value
                    ):
                at += 2;
                Put(value);
                break;
            case '*':
                state = state with { Optional = true };
                break;
            case '~':
                Put((byte)' ');
                break;
            case '\\' or '{' or '}':
                Put((byte)c);
                break;
            case '\r' or '\n':
                Say("\n");
                break;
        }
    }

    void Word()
    {
        var start = at;
        while (at < rtf.Length && char.IsAsciiLetter(rtf[at]))
            at++;
        var name = rtf[start..at];
        start = at;
        if (at < rtf.Length && rtf[at] == '-')
            at++;
        while (at < rtf.Length && char.IsAsciiDigit(rtf[at]))
            at++;
        var number = int.TryParse(
            rtf.AsSpan(start, at - start),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var n
        )
            ? n
            : (int?)null;
        if (at < rtf.Length && rtf[at] == ' ')
            at++;
        Act(name, number);
    }

    void Act(string name, int? number)
    {
        switch (name)
        {
            case "fromhtml":
                IsHtml = true;
                break;
            case "htmltag" or "mhtmltag":
                state = state with { Optional = false, IsSilent = name == "mhtmltag" };
                break;
            case "htmlrtf":
                Flush();
                state = state with { IsSilent = number != 0 };
                break;
            case "ansicpg":
                charset = $"windows-{number}";
                break;
            case "uc":
                state = state with { AfterUnicode = Math.Clamp(number ?? 1, 0, 8) };
                break;
            case "u":
                Say(((char)(ushort)(number ?? '?')).ToString());
                skip = state.AfterUnicode;
                break;
            case "par" or "line" or "row" or "sect" or "page":
                Say("\n");
                break;
            case "tab" or "cell":
                Say("\t");
                break;
            case "bin":
                at = (int)Math.Min(rtf.Length, (long)at + Math.Max(0, number ?? 0));
                break;
            default:
                if (state.Optional || Silent.Contains(name))
                    state = state with { IsSilent = true, Optional = false };
                break;
        }
    }

    void Put(byte value)
    {
        if (skip > 0)
            skip--;
        else if (!state.IsSilent)
            bytes.Add(value);
    }

    void Say(string words)
    {
        Flush();
        if (!state.IsSilent)
            text.Append(words);
    }

    void Flush()
    {
        if (bytes.Count > 0)
            text.Append(Charsets.Decode(bytes.ToArray(), charset));
        bytes.Clear();
    }

    readonly record struct State(bool IsSilent, bool Optional, int AfterUnicode);
}
