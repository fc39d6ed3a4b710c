using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Parvis.Data;

namespace Parvis.Features.Accounts.Resuming;

/// <summary>
/// A form sent after its session ended. The sign-in form carries it along, sealed; it is given back to the account it
/// was written by, and to no other: counter computers are shared.
/// </summary>
public sealed record KeptForm
{
    /// <summary>A working day: nobody is asked to hurry back.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    /// <summary>Beyond, nobody typed it.</summary>
    const int Longest = 200_000;

    const string Antiforgery = "__RequestVerificationToken";

    /// <summary>Rows of a list: a reference, and what was seen of it.</summary>
    const string Ticked = "Ticked";

    static readonly string[] NeverWritten = [Antiforgery, "FormToken", "Input.Token", "Input.Rules"];
    static readonly string[] Chosen = ["Channel", "After", "Kind", "Status"];

    public required Guid AccountId { get; init; }

    /// <summary>Where it was sent to, handler included.</summary>
    public required string Url { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; }

    /// <summary>Files do not come along: sending the rest without them would say something else.</summary>
    public required bool HadFiles { get; init; }

    /// <summary>What somebody wrote, as opposed to what they chose or what the page put there.</summary>
    public IEnumerable<string> Words =>
        Fields
            .Where(f => !Chosen.Any(c => f.Key.EndsWith(c, StringComparison.Ordinal)) && IsWritten(f.Key, f.Value))
            .Select(f => f.Key == Ticked ? f.Value.Split('.')[0] : f.Value);

    /// <summary>
    /// Null when no form of this site was sent, when nothing was written in it, and when a password was: it must not
    /// come back in a page.
    /// </summary>
    public static KeptForm? Of(HttpRequest request, Guid accountId, string url)
    {
        if (!IsKeepable(request))
            return null;
        var form = request.Form;
        var fields = form.SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))).ToList();
        if (
            fields.Exists(f => f.Key.Contains("Password", StringComparison.OrdinalIgnoreCase))
            || !fields.Exists(f => IsWritten(f.Key, f.Value))
            || fields.Sum(f => f.Value.Length) > Longest
        )
            return null;
        fields.RemoveAll(f => f.Key == Antiforgery);
        return new KeptForm
        {
            AccountId = accountId,
            Url = url,
            Fields = fields,
            HadFiles = form.Files.Any(f => f.Length > 0),
        };
    }

    /// <summary>
    /// For whoever sent it and nobody else, in the answer itself: as it was, its token too, words or not. Null when it
    /// cannot be read, comes from elsewhere, or holds a password.
    /// </summary>
    public static async Task<KeptForm?> OfAnyAsync(HttpRequest request, string url)
    {
        try
        {
            if (!IsKeepable(request))
                return null;
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            var fields = form.SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))).ToList();
            if (fields.Exists(f => f.Key.Contains("Password", StringComparison.OrdinalIgnoreCase)))
                return null;
            return new KeptForm
            {
                AccountId = Guid.Empty,
                Url = url,
                Fields = fields,
                HadFiles = form.Files.Any(f => f.Length > 0),
            };
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            return null;
        }
    }

    public string Seal(IDataProtectionProvider protection) =>
        Protector(protection).Protect(JsonSerializer.Serialize(this), Life);

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
        else if (HttpMethods.IsPost(request.Method) && IsKeepable(request))
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

    static bool IsKeepable(HttpRequest request) => request.HasFormContentType && IsFromHere(request);

    static bool IsWritten(string name, string value) =>
        value.Any(char.IsLetter)
        && !NeverWritten.Contains(name)
        && !Guid.TryParse(value, out _)
        && !RandomId.IsOne(value)
        && !bool.TryParse(value, out _);

    static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection) =>
        protection.CreateProtector(nameof(KeptForm)).ToTimeLimitedDataProtector();
}
