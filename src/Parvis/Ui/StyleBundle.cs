using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.FileProviders;

namespace Parvis.Ui;

/// <summary>
/// The short style files, in this order, as one: pages stay at one request for all of them and nobody needs a
/// build tool. While developing, read again when a file changes, so that editing one shows at the next page.
/// </summary>
public sealed partial class StyleBundle(IWebHostEnvironment environment)
{
    public const string Path = "/css/parvis.css";

    static readonly string[] Order =
    [
        "lib/bootstrap/bootstrap-trimmed.css",
        "css/foundation/fonts.css",
        "css/foundation/tokens.css",
        "css/foundation/base.css",
        "css/foundation/layout.css",
        "css/frame/frame.css",
        "css/frame/rail.css",
        "css/frame/search.css",
        "css/frame/menus.css",
        "css/frame/plain.css",
        "css/components/buttons.css",
        "css/components/fields.css",
        "css/components/picker.css",
        "css/components/error-summary.css",
        "css/components/notices.css",
        "css/components/notice-form.css",
        "css/components/chips.css",
        "css/components/cards.css",
        "css/components/rows.css",
        "css/components/views.css",
        "css/components/register.css",
        "css/components/tables.css",
        "css/components/messages.css",
        "css/components/sheets.css",
        // Answers are also written inside the request page, which loads no style of theirs.
        "css/components/reply.css",
        "css/components/dialog.css",
        "css/components/htmx.css",
        "css/components/print.css",
    ];

    volatile Bundle? bundle;

    public string Url => $"{Path}?v={Current().Version}";

    public string Css => Current().Css;

    Bundle Current()
    {
        if (bundle is { } ready && !environment.IsDevelopment())
            return ready;
        var files = Order.Select(environment.WebRootFileProvider.GetFileInfo).ToList();
        var newest = files.Max(f => f.LastModified);
        if (bundle is { } made && made.Newest == newest)
            return made;
        var css = string.Concat(files.Select(Read));
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(css));
        bundle = new Bundle(css, Convert.ToHexStringLower(digest.AsSpan(0, 8)), newest);
        return bundle;
    }

    static string Read(IFileInfo file)
    {
        using var reader = new StreamReader(file.CreateReadStream());
        return Indentation().Replace(Comment().Replace(reader.ReadToEnd(), ""), "\n");
    }

    [GeneratedRegex(@"/\*(?!!).*?\*/", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s*\n\s*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Indentation();

    sealed record Bundle(string Css, string Version, DateTimeOffset Newest);
}
