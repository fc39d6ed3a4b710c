using Xunit;

namespace Parvis.TestKit;

/// <summary>
/// A test that needs a server or a program which is not here is skipped with the reason; where everything must be
/// there (<c>PARVIS_TESTS_REQUIRE=all</c>) it fails instead.
/// </summary>
public static class Requirements
{
    public static bool All =>
        string.Equals(
            Environment.GetEnvironmentVariable("PARVIS_TESTS_REQUIRE"),
            "all",
            StringComparison.OrdinalIgnoreCase
        );

    /// <summary>Larger sizes: <c>PARVIS_TESTS_FULL=1</c>.</summary>
    public static bool Full => Environment.GetEnvironmentVariable("PARVIS_TESTS_FULL") == "1";

    /// <param name="missing">Why a server cannot be started here; null when it can.</param>
    public static void Need(string? missing) => Need(missing is null, missing ?? "");

    public static void Need(bool present, string reason)
    {
        if (present)
            return;
        if (All)
            throw new InvalidOperationException($"{reason} PARVIS_TESTS_REQUIRE=all makes it a failure.");
        Skip.If(condition: true, reason);
    }
}
