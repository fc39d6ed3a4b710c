using System.Security.Cryptography;

namespace Parvis.Features.Accounts;

/// <summary>
/// A secret to be read aloud or copied from a sheet: four groups without look-alike signs, 78 bits. Shown once.
/// </summary>
public static class OneTimePassword
{
    const string Signs = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string New() => Groups(4);

    /// <summary>A shorter one, for a code that allows few tries.</summary>
    public static string NewCode() => Groups(2).ToUpperInvariant();

    static string Groups(int count) =>
        string.Join('-', Enumerable.Range(0, count).Select(_ => RandomNumberGenerator.GetString(Signs, 4)));
}
