using Parvis.Mail.Reading.Headers;
using Parvis.Mail.Reading.Texts;

namespace Parvis.Mail.Reading.Parts;

/// <summary>What the fields of a part say of it.</summary>
sealed record PartDescription(string Type, HeaderParameters Parameters, string Name, string ContentId, bool Inline)
{
    public static PartDescription Of(MailHeaders headers, string byDefault, ReadingContext context)
    {
        var type = HeaderParameters.Of(headers.Find("Content-Type"));
        var disposition = HeaderParameters.Of(headers.Find("Content-Disposition"));
        return new PartDescription(
            TypeOf(type.Value, byDefault, context),
            type,
            FileNames.Of(disposition["filename"] ?? type["name"] ?? disposition["name"], context.Warn),
            MessageIds.One(headers.Find("Content-ID")) ?? "",
            disposition.Value == "inline"
        );
    }

    static string TypeOf(string written, string byDefault, ReadingContext context)
    {
        if (written.Length == 0)
            return byDefault;
        var slash = written.IndexOf('/');
        if (slash > 0 && slash < written.Length - 1 && written.Length <= 127 && written.All(IsToken))
            return written;
        context.Warn("A content type is not a valid one.");
        return written switch
        {
            "text" or "plain" or "text/" or "txt" => "text/plain",
            "html" => "text/html",
            "multipart" or "multipart/" or "mixed" => "multipart/mixed",
            _ when written.StartsWith("text/", StringComparison.Ordinal) => "text/plain",
            _ => byDefault == "text/plain" && slash < 0 ? byDefault : "application/octet-stream",
        };
    }

    static bool IsToken(char c) => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '+' or '-' or '_';
}
