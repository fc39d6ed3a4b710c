using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Inbox.Sorting.Content;

/// <summary>
/// What a stranger wrote, alone in a page without scripts, without a session and without the network: the frame of the
/// reading page, and nothing else, may hold it.
/// </summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(ShownMails mails, CurrentViewer viewer) : PageModel
{
    const string Sandbox = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; ";

    const string Style = """
        body { margin: 1rem; background: #fff; color: #1d1d1b; font: 16px/1.5 "Atkinson Hyperlegible", sans-serif;
          overflow-wrap: anywhere; }
        img, table { max-width: 100%; height: auto; }
        pre { white-space: pre-wrap; font: inherit; }
        blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid #c9c4b8; }
        """;

    /// <summary>The images of other servers were asked for, this once.</summary>
    [BindProperty(SupportsGet = true, Name = InboxLinks.WithImages)]
    public bool RemoteImages { get; set; }

    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellationToken)
    {
        if (await mails.FindAsync(publicId, RemoteImages, viewer.Value, cancellationToken) is not { } mail)
            return NotFound();
        Response.Headers.ContentSecurityPolicy =
            $"{Sandbox}img-src data:{(RemoteImages ? " https:" : "")}; style-src 'unsafe-inline'; frame-ancestors 'self'";
        // The servers of the images learn nothing of the page that shows them.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        return base.Content(
            $"""
            <!DOCTYPE html>
            <html lang="fr">
            <head><meta charset="utf-8"><title>Courriel</title><style>{Style}</style></head>
            <body>{mail.Html}</body>
            </html>
            """,
            "text/html; charset=utf-8"
        );
    }
}
