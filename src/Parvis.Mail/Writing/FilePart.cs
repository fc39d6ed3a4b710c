using System.Text.RegularExpressions;

namespace Parvis.Mail.Writing;

/// <summary>A file, or an image shown in the text.</summary>
sealed partial class FilePart : WrittenPart
{
    readonly ComposedFile file;
    readonly string header;

    public FilePart(ComposedFile file, bool inline)
    {
        this.file = file;
        var name = HeaderWriter.OneLine(file.Name);
        var fields = new HeaderWriter()
            .Field("Content-Type", Joined(TypeOf(file.ContentType), FileNameWords.Fallback(name)))
            .Field("Content-Transfer-Encoding", ["base64"])
            .Field("Content-Disposition", Joined(inline ? "inline" : "attachment", FileNameWords.Standard(name)));
        if (inline)
            fields.Ids("Content-ID", [MessageIds.Checked(file.ContentId)]);
        header = fields.End();
    }

    public override async Task WriteAsync(Stream destination, CancellationToken cancellationToken)
    {
        await PutAsync(destination, header, cancellationToken);
        await using var content = await file.OpenAsync(cancellationToken);
        await Base64Lines.WriteAsync(content, destination, cancellationToken);
    }

    /// <summary>
    /// Those of messages and multiparts may not be encoded (RFC 2046, section 5.2.1): such a file goes as it would from a
    /// disk.
    /// </summary>
    static string TypeOf(string contentType)
    {
        var bare = contentType.Split(';')[0].Trim().ToLowerInvariant();
        return
            Type().IsMatch(bare)
            && !bare.StartsWith("message/", StringComparison.Ordinal)
            && !bare.StartsWith("multipart/", StringComparison.Ordinal)
            ? bare
            : "application/octet-stream";
    }

    /// <summary>The semicolon ends the word before, where a line may be cut.</summary>
    static IEnumerable<string> Joined(string first, IEnumerable<string> parameters)
    {
        var words = new List<string> { first };
        foreach (var parameter in parameters)
        {
            if (parameter.StartsWith("; ", StringComparison.Ordinal))
            {
                words[^1] += ";";
                words.Add(parameter[2..]);
            }
            else
                words.Add(parameter);
        }

        return words;
    }

    [GeneratedRegex(
        @"^[a-z0-9.+_-]{1,60}/[a-z0-9.+_-]{1,100}\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Type();
}
