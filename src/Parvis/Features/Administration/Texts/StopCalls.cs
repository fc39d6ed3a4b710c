using System.Security.Cryptography;
using System.Text;
using Parvis.Data;
using Parvis.Features.Requesters.Texts;
using Parvis.Features.Settings;

namespace Parvis.Features.Administration.Texts;

/// <summary>
/// Where the provider repeats what telephones answer: « STOP » ends every agreement for that number. The address is its
/// own secret, of which only the digest is kept; anything else than STOP is not read.
/// </summary>
static class StopCalls
{
    const string Route = "/textos/stop/{token}";

    const string By = "la personne, en répondant STOP";

    /// <summary>What providers and people write, in capitals or not.</summary>
    static readonly string[] Words = ["stop", "arret", "arretez", "unsubscribe"];

    public static void MapTextStops(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods(Route, [HttpMethods.Get, HttpMethods.Post], HearAsync).AllowAnonymous();

    public static string Address(string baseUrl, string token) => $"{baseUrl}/textos/stop/{token}";

    public static string DigestOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    static async Task<IResult> HearAsync(
        string token,
        HttpRequest call,
        SettingsStore settings,
        TextConsents consents,
        Transactions transactions,
        CancellationToken cancellationToken
    )
    {
        var known = (await settings.GetAsync<TextMessageSettings>(cancellationToken)).StopDigest;
        if (known.Length == 0 || !string.Equals(known, DigestOf(token), StringComparison.Ordinal))
            return Results.NotFound();
        var form = call.HasFormContentType ? await call.ReadFormAsync(cancellationToken) : null;
        if (Words.Contains(Folding.Fold(Said("text")).Split(' ')[0], StringComparer.Ordinal))
            await transactions.RunAsync(
                () => consents.StopNumberAsync(International(Said("from")), By, cancellationToken),
                cancellationToken
            );
        return Results.NoContent();

        // Providers often give the country code alone, and a « + » in an address is read as a space.
        static string International(string from)
        {
            var number = from.Trim();
            return number.Length > 9 && number[0] is > '0' and <= '9' ? $"+{number}" : number;
        }

        string Said(string name) =>
            call.Query.TryGetValue(name, out var inAddress) ? inAddress.ToString() : form?[name].ToString() ?? "";
    }
}
