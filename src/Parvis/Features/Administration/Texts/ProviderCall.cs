using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using Parvis.Data.Outbox;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Texts;

namespace Parvis.Features.Administration.Texts;

/// <summary>
/// One call to a provider, made from what the settings say: words in braces stand for the number, the text, the sender,
/// the alphabet (0, or 2 for Unicode, as most providers say it) and the secret, each written as its place wants it.
/// </summary>
public sealed class ProviderCall(TextMessageSettings by, OutgoingText text, string secret)
{
    const string Json = "application/json";
    const string WebForm = "application/x-www-form-urlencoded";

    public HttpRequestMessage Make()
    {
        var call = new HttpRequestMessage(
            by.Form == TextCallForm.Get ? HttpMethod.Get : HttpMethod.Post,
            new Uri(Fill(by.Url, Uri.EscapeDataString))
        );
        if (by.Form != TextCallForm.Get)
        {
            var body = Fill(
                by.Body,
                by.Form == TextCallForm.PostJson ? JavaScriptEncoder.Default.Encode : Uri.EscapeDataString
            );
            call.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            call.Content.Headers.ContentType = new MediaTypeHeaderValue(
                by.Form == TextCallForm.PostJson ? Json : WebForm
            );
        }

        if (by.HeaderName.Length > 0)
            call.Headers.TryAddWithoutValidation(by.HeaderName, Fill(by.HeaderValue, static value => value));
        call.Headers.TryAddWithoutValidation("User-Agent", "Parvis");
        return call;
    }

    string Number =>
        by.Number switch
        {
            TextNumberForm.International => text.To,
            TextNumberForm.WithoutPlus => text.To.TrimStart('+'),
            TextNumberForm.WithZeros => $"00{text.To.TrimStart('+')}",
        };

    string Fill(string template, Func<string, string> write)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["{numero}"] = Number,
            ["{texte}"] = text.Text,
            ["{expediteur}"] = by.Sender,
            ["{codage}"] = TextLength.Of(text.Text).IsUnicode ? "2" : "0",
            ["{secret}"] = secret,
        };
        var filled = new StringBuilder(template.Length + text.Text.Length);
        for (var at = 0; at < template.Length; )
        {
            // One pass: what a value holds in braces is not filled in turn.
            var word = values.Keys.FirstOrDefault(w => template.AsSpan(at).StartsWith(w, StringComparison.Ordinal));
            filled.Append(word is null ? template[at].ToString() : write(values[word]));
            at += word?.Length ?? 1;
        }

        return filled.ToString();
    }
}
