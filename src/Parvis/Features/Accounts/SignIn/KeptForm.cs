using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace Parvis.Features.Accounts.SignIn;

/// <summary>
/// A form sent after its session ended: the sign-in form carries its words along, sealed, and gives them back to whoever
/// signs in on that browser. Nothing of it stays on the server.
/// </summary>
public sealed record KeptForm(IReadOnlyList<KeyValuePair<string, string>> Fields, bool HadFiles)
{
    const string Token = "__RequestVerificationToken";
    static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    /// <summary>What somebody wrote, as opposed to what they chose.</summary>
    public IEnumerable<string> Words => Fields.Select(f => f.Value).Where(v => v.Any(char.IsWhiteSpace));

    public static KeptForm Of(IFormCollection form) =>
        new(
            [
                .. form.Where(f => f.Key != Token)
                    .SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))),
            ],
            form.Files.Any(f => f.Length > 0)
        );

    public string Seal(IDataProtectionProvider protection) =>
        Protector(protection).Protect(JsonSerializer.Serialize(this), Lasts);

    /// <summary>Null when it was not sealed here, or too long ago.</summary>
    public static KeptForm? Open(string? sealedText, IDataProtectionProvider protection)
    {
        if (string.IsNullOrEmpty(sealedText))
            return null;
        try
        {
            return JsonSerializer.Deserialize<KeptForm>(Protector(protection).Unprotect(sealedText));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Sends a form on to the page that keeps its words; a fragment of a page is only told that nobody is signed in.</summary>
    public static Task RedirectAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (HttpMethods.IsPost(request.Method) && request.HasFormContentType && IsFromHere(request))
        {
            var back = QueryString.Create(context.Options.ReturnUrlParameter, request.Path + request.QueryString);
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = AccountLinks.Resume + back;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }

    /// <summary>Another site's form must not be offered to whoever signs in: it has no antiforgery token to prove itself by.</summary>
    public static bool IsFromHere(HttpRequest request) =>
        request.Headers.TryGetValue("Sec-Fetch-Site", out var site)
            ? site == "same-origin"
            : Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
                && origin.Authority == request.Host.Value;

    static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection) =>
        protection.CreateProtector(nameof(KeptForm)).ToTimeLimitedDataProtector();
}
