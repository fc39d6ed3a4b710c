using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Parvis.Data.Outages;
using Parvis.Features.Accounts.Resuming;
using Parvis.Ui;
using Parvis.Ui.Translation;

namespace Parvis.Web;

/// <summary>
/// Written here whole: no layout, no settings, no session, since each of them may be what is away. A form's own fields
/// and token are in it again, so that sending it once more is what sending it the first time would have been.
/// </summary>
static class OutagePage
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static async Task<string> OfAsync(HttpRequest request, Outage outage, PortalWords words)
    {
        var (title, sentence) = ResidentPages.IsOne(request.HttpContext)
            ? (OutageWords.TitleForResidents(words), OutageWords.SentenceForResidents(words))
            : (outage.Title(), outage.Sentence());
        // A part of an open page: the page tells it and keeps what is typed in it.
        if (request.Headers.ContainsKey("HX-Request"))
            return $"""<p class="notice notice-warning">{Encoder.Encode(sentence)}</p>""";
        var address = request.PathBase + request.Path + request.QueryString;
        var below = HttpMethods.IsPost(request.Method)
            ? await GivenBackAsync(request, address, words)
            : $"""<div class="form-actions"><a class="btn btn-primary" href="{Encoder.Encode(address)}">{Encoder.Encode(words["Réessayer"])}</a></div>""";
        return $"""
            <!DOCTYPE html>
            <html lang="{words.Language.Code}" dir="{words.Language.Direction}">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>{Encoder.Encode(title)}</title>
              <link rel="stylesheet" href="{StyleBundle.Path}">
            </head>
            <body class="plain-page">
              <main class="plain-main plain-alone" id="contenu">
                <div class="card stack">
                  <h1>{Encoder.Encode(title)}</h1>
                  <p>{Encoder.Encode(sentence)} {Encoder.Encode(
                words["Rien de ce qui était enregistré n'est perdu."]
            )}</p>
                  {below}
                </div>
              </main>
            </body>
            </html>
            """;
    }

    static async Task<string> GivenBackAsync(HttpRequest request, string address, PortalWords words)
    {
        var kept = await KeptForm.OfAnyAsync(request, address);
        if (kept is null)
            return $"""<div class="form-actions"><a class="btn btn-primary" href="{Encoder.Encode(address)}">{Encoder.Encode(words["Revenir à la page"])}</a></div>""";
        var html = new StringBuilder();
        if (kept.HadFiles)
        {
            Say(
                words[
                    "Votre envoi n'est pas confirmé, et les fichiers seront à joindre de nouveau. Copiez vos mots, puis rouvrez la page dans un instant."
                ]
            );
            html.Append(
                CultureInfo.InvariantCulture,
                $"""<div class="form-actions"><a class="btn btn-primary" href="{Encoder.Encode(address)}">{Encoder.Encode(words["Rouvrir la page"])}</a></div>"""
            );
        }
        else
        {
            Say(
                words[
                    "Votre envoi n'est pas confirmé. Ce que vous avez écrit est gardé dans cette page : laissez-la ouverte, et envoyez-le de nouveau dans un instant."
                ]
            );
            html.Append(
                CultureInfo.InvariantCulture,
                $"""<form method="post" action="{Encoder.Encode(address)}" class="stack">"""
            );
            foreach (var (name, value) in kept.Fields)
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"""<input type="hidden" name="{Encoder.Encode(name)}" value="{Encoder.Encode(value)}">"""
                );
            html.Append(
                CultureInfo.InvariantCulture,
                $"""<button class="btn btn-primary">{Encoder.Encode(words["Envoyer de nouveau"])}</button></form>"""
            );
        }

        foreach (var said in kept.Words)
            html.Append(
                CultureInfo.InvariantCulture,
                $"""<blockquote class="kept-words">{Encoder.Encode(said)}</blockquote>"""
            );
        return html.ToString();

        void Say(string sentence) => html.Append("<p>").Append(Encoder.Encode(sentence)).Append("</p>");
    }
}
