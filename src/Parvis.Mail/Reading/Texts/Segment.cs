using System.Net;

namespace Parvis.Mail.Reading.Texts;

/// <summary>One piece of the body, in one form or both.</summary>
sealed record Segment(string? Text, string? Html)
{
    public bool IsBlank => string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(Html);

    public string AsText() =>
        Html is not null && string.IsNullOrWhiteSpace(Text) ? HtmlText.Of(Html) : Text ?? "";

    public string AsHtml() =>
        Html ?? (string.IsNullOrWhiteSpace(Text) ? "" : $"<pre>{WebUtility.HtmlEncode(Text)}</pre>");
}
