using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Parvis.Data.Outages;
using Parvis.Features.Accounts.Resuming;
using Parvis.Ui;

namespace Parvis.Web;

/// <summary>
/// Written here whole: no layout, no settings, no session, since each of them may be what is away. A form's own fields
/// and token are in it again, so that sending it once more is what sending it the first time would have been.
/// </summary>
static class OutagePage
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static async Task<string> OfAsync(HttpRequest request, Outage outage)
    {
        // A part of an open page: the page tells it and keeps what is typed in it.
        if (request.Headers.ContainsKey("HX-Request"))
            return $"""<p class="notice notice-warning">{Encoder.Encode(outage.Sentence())}</p>""";
        var address = request.PathBase + request.Path + request.QueryString;
        var below = HttpMethods.IsPost(request.Method)
            ? await GivenBackAsync(request, address)
            : $"""<div class="form-actions"><a class="btn btn-primary" href="{Encoder.Encode(address)}">Réessayer</a></div>""";
        return $"""
            <!DOCTYPE html>
            <html lang="fr">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>{Encoder.Encode(outage.Title())}</title>
              <link rel="stylesheet" href="{StyleBundle.Path}">
            </head>
            <body class="plain-page">
              <main class="plain-main plain-alone" id="contenu">
                <div class="card stack">
                  <h1>{Encoder.Encode(outage.Title())}</h1>
                  <p>{Encoder.Encode(outage.Sentence())} Rien de ce qui était enregistré n'est perdu.</p>
                  {below}
                </div>
              </main>
            </body>
            </html>
            """;
    }

    static async Task<string> GivenBackAsync(HttpRequest request, string address)
    {
        var kept = await KeptForm.OfAnyAsync(request, address);
        if (kept is null)
            return $"""<div class="form-actions"><a class="btn btn-primary" href="{Encoder.Encode(address)}">Revenir à la page</a></div>""";
        var html = new StringBuilder();
        if (kept.HadFiles)
        {
            html.Append(
                "<p>Votre envoi n'est pas confirmé, et les fichiers seront à joindre de nouveau. Copiez vos mots, "
            );
            html.Append("puis rouvrez la page dans un instant.</p>");
            html.Append(
                CultureInfo.InvariantCulture,
                $"""<div class="form-actions"><a class="btn btn-primary" href="{Encoder.Encode(address)}">Rouvrir la page</a></div>"""
            );
        }
        else
        {
            html.Append(
                "<p>Votre envoi n'est pas confirmé. Ce que vous avez écrit est gardé dans cette page : laissez-la "
            );
            html.Append("ouverte, et envoyez-le de nouveau dans un instant.</p>");
            html.Append(
                CultureInfo.InvariantCulture,
                $"""<form method="post" action="{Encoder.Encode(address)}" class="stack">"""
            );
            foreach (var (name, value) in kept.Fields)
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"""<input type="hidden" name="{Encoder.Encode(name)}" value="{Encoder.Encode(value)}">"""
                );
            html.Append("""<button class="btn btn-primary">Envoyer de nouveau</button></form>""");
        }

        foreach (var words in kept.Words)
            html.Append(
                CultureInfo.InvariantCulture,
                $"""<blockquote class="kept-words">{Encoder.Encode(words)}</blockquote>"""
            );
        return html.ToString();
    }
}
