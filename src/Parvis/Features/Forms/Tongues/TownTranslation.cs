using System.Security.Cryptography;
using System.Text;
using Parvis.Data;

namespace Parvis.Features.Forms.Tongues;

/// <summary>
/// Words the town wrote, in another language: found by the French words themselves. Changed, they lose their translation and
/// are shown in French until somebody translates them again; an old version of a form keeps its own, and a question that ten
/// forms ask is translated once.
/// </summary>
public sealed class TownTranslation
{
    public const int MaxText = 4000;
    public const int MaxKey = 64;
    public const int MaxBy = 200;

    public long Id { get; private set; }

    /// <summary>One of the residents' site.</summary>
    public required string Language { get; init; }

    /// <summary>See <see cref="KeyOf"/> and <see cref="KeyOfSynonyms"/>.</summary>
    public required string Key { get; init; }

    /// <summary>What is translated, as it was written; empty of synonyms, which are not translated word for word.</summary>
    public required string French { get; init; }

    /// <summary>Of synonyms, one a line.</summary>
    public string Words { get; private set; } = "";

    public DateTime At { get; private set; }

    public string By { get; private set; } = "";

    public void Write(string words, DateTime at, string by) => (Words, At, By) = (words, at, by.CutTo(MaxBy));

    /// <summary>Texts may be longer than an index takes; browsers send the ends of lines their own way.</summary>
    public static string KeyOf(string french) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(french.ReplaceLineEndings("\n").Trim())));

    /// <summary>What residents also call a topic: people do not say the same of it in two languages.</summary>
    public static string KeyOfSynonyms(Guid topicId) => $"synonymes-{topicId:N}";
}
