using Parvis.Features.Settings;

namespace Parvis.Features.Requests.FollowUp;

/// <summary>How a resident follows a request, as receipts and messages say it.</summary>
/// <param name="Link">Opens it by itself: for messages.</param>
/// <param name="Door">Where the reference and the code are typed, as paper says it: « www.ville.fr/suivi ».</param>
/// <param name="Code">As it is printed.</param>
public sealed record FollowUpAccess(string Link, string Door, string Code)
{
    const string Path = "/suivi";

    public string InMessage => $"{LinkWords} : {Link}";

    public const string LinkWords = "Suivre votre demande, y répondre ou ajouter une pièce";

    public string OnPaper => $"Pour la suivre : {Door}, avec cette référence et le code {Code}.";

    /// <summary>Null as long as the town does not open these pages to residents.</summary>
    public static FollowUpAccess? Of(CitizenRequest request, FollowUpKeys keys, TownSettings town)
    {
        if (!Uri.TryCreate(town.ResidentsUrl, UriKind.Absolute, out var root))
            return null;
        return new(
            town.ResidentsUrl + PageOf(request.Reference, keys.TokenOf(request)),
            $"{root.Authority}{root.AbsolutePath.TrimEnd('/')}{Path}",
            keys.CodeOf(request)
        );
    }

    public static string PageOf(string reference, string token) => $"{Path}/{reference}/{token}";
}
