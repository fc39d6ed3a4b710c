using Parvis.Data;

namespace Parvis.Features.Requesters.Contacts;

/// <summary>« 12 bd. St-Michel » and « 12, boulevard Saint Michel » are one address.</summary>
public static class AddressKey
{
    static readonly Dictionary<string, string> Abbreviations = new(StringComparer.Ordinal)
    {
        ["all"] = "allee",
        ["av"] = "avenue",
        ["ave"] = "avenue",
        ["bat"] = "batiment",
        ["bd"] = "boulevard",
        ["bld"] = "boulevard",
        ["bvd"] = "boulevard",
        ["boul"] = "boulevard",
        ["ch"] = "chemin",
        ["che"] = "chemin",
        ["chem"] = "chemin",
        ["crs"] = "cours",
        ["dr"] = "docteur",
        ["fg"] = "faubourg",
        ["fbg"] = "faubourg",
        ["gal"] = "general",
        ["imp"] = "impasse",
        ["lot"] = "lotissement",
        ["mal"] = "marechal",
        ["pl"] = "place",
        ["pt"] = "pont",
        ["r"] = "rue",
        ["res"] = "residence",
        ["rte"] = "route",
        ["sq"] = "square",
        ["st"] = "saint",
        ["ste"] = "sainte",
    };

    /// <summary>Of the lines below the name, however they are cut.</summary>
    public static string OfEnvelope(string envelope) =>
        Of(string.Join(' ', envelope.Split('\n', StringSplitOptions.TrimEntries).Skip(1)));

    /// <summary>Whether an envelope goes to this address, whatever stands between the name and it: « chez Madame Le Corre ».</summary>
    /// <param name="envelope">Name first, one line each.</param>
    /// <param name="key">Of an address.</param>
    public static bool Leads(string envelope, string key) =>
        key.Length > 0 && $" {OfEnvelope(envelope)}".EndsWith($" {key}", StringComparison.Ordinal);

    public static string Of(string? value)
    {
        var words = Folding.Fold(value).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select(word => Abbreviations.GetValueOrDefault(word, word)));
    }
}
