using System.Net;

namespace Parvis.Mail.Reading.Texts;

/// <summary>One piece of the body, in one form or both.</summary>
sealed record Segment(string? Text, string? Html)
{
    public bool IsBlank => string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(Html);

    public string AsText() =>
        Html is null || !string.IsNullOrWhiteSpace(Text) ? Text ?? ""
        : HtmlText.Of(Html) is { Length: > 0 } read ? read
        : Text ?? "";

    public string AsHtml() =>
        Html ?? (string.IsNullOrWhiteSpace(Text) ? "" : $"<pre>{WebUtility.HtmlEncode(Text)}</pre>");
}
