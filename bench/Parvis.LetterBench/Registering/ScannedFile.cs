using System.Security.Cryptography;
using Parvis.LetterBench.Making;

namespace Parvis.LetterBench.Registering;

/// <summary>A file of the scanner, and the letters in it.</summary>
/// <param name="Path">Made beside the folder of the scanner.</param>
/// <param name="Letters">By the page that each is; a separator stands before each letter of a stack.</param>
sealed record ScannedFile(string Path, IReadOnlyDictionary<int, MadeLetter> Letters)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public bool IsStack => Letters.Count > 1;

    public int Pages => Letters.Keys.Max();

    public string Fingerprint { get; } = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path)));
}
