using System.Security.Cryptography;
using System.Text;
using Parvis.Data;
using Parvis.Features.OfficialSheets.Reading;

namespace Parvis.Features.OfficialSheets.Import;

/// <summary>What is in the folder beside what is known.</summary>
sealed class FoundFiches(IReadOnlyDictionary<string, string> known)
{
    readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public List<OfficialFiche> Fresh { get; } = [];

    public List<BrokenFiche> Broken { get; } = [];

    public int Unchanged { get; private set; }

    /// <summary>Null when a file of redirections is broken: those there are stay.</summary>
    public Dictionary<string, string>? Redirections { get; private set; } = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Retired => [.. known.Keys.Where(id => !seen.Contains(id))];

    public void Take(FicheFile file)
    {
        var isRedirections = file.Id == "REDIRECTIONS";
        // Indexes of the site, and what a folder before this one has already given.
        if (!isRedirections && (!FicheIds.IsOne(file.Id) || !seen.Add(file.Id)))
            return;
        try
        {
            if (file.TooLarge is { } tooLarge)
                throw tooLarge;
            if (isRedirections)
                TakeRedirections(file);
            else
                TakeFiche(file);
        }
        catch (FicheFormatException broken)
        {
            Broken.Add(new BrokenFiche(file.InWords, broken.Line, broken.Message));
            if (isRedirections)
                Redirections = null;
        }
    }

    public void RefuseNothing(string path)
    {
        if (seen.Count == 0)
            throw new RefusedException(
                $"Le dossier {path} n'a aucune fiche (F1342.xml, ou un ZIP qui en contient) : rien n'a changé.",
                "Folder"
            );
        if (Fresh.Count + Unchanged == 0)
            throw new RefusedException(
                $"Aucune des {Broken.Count} fiches ne se lit : rien n'a changé. {Broken[0].File} : {Broken[0].Why}",
                "Folder"
            );
    }

    /// <summary>Each folder may have its own.</summary>
    void TakeRedirections(FicheFile file)
    {
        foreach (var (from, to) in RedirectionReader.Read(new MemoryStream(file.Content)))
            Redirections?.TryAdd(from, to);
    }

    void TakeFiche(FicheFile file)
    {
        var hash = HashOf(file.Content);
        if (known.GetValueOrDefault(file.Id) == hash)
        {
            Unchanged++;
            return;
        }

        var fiche = FicheReader.Read(new MemoryStream(file.Content));
        if (fiche.Id != file.Id)
            throw new FicheFormatException($"Son identifiant, {fiche.Id}, n'est pas celui de son nom.");
        Fresh.Add(
            new OfficialFiche
            {
                Id = fiche.Id,
                Title = fiche.Title.CutTo(OfficialFiche.MaxTitle),
                Description = fiche.Description.CutTo(OfficialFiche.MaxDescription),
                Keywords = fiche.Keywords.CutTo(OfficialFiche.MaxKeywords),
                Kind = fiche.Kind.CutTo(OfficialFiche.MaxKind),
                Audience = fiche.Audience.CutTo(OfficialFiche.MaxAudience),
                ModifiedOn = fiche.ModifiedOn,
                FileName = file.Name.CutTo(OfficialFiche.MaxFile),
                Hash = hash,
                Content = FicheText.Write(fiche),
            }
        );
    }

    static string HashOf(byte[] content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes($"{FicheReader.Version}:"));
        hash.AppendData(content);
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
