namespace Parvis.Bench;

/// <summary>Where things lie in the repository this program was built from.</summary>
static class Checkout
{
    public static string Root { get; } = FindRoot();

    public static string Application => Path.Combine(Root, "src", "Parvis");

    /// <summary>Release as a town gets it, published; Debug as it was just built to be tested.</summary>
    public static string Program =>
        Configuration == "Release"
            ? Path.Combine(Application, "bin", Configuration, "net10.0", "linux-x64", "publish", "Parvis.dll")
            : Path.Combine(Application, "bin", Configuration, "net10.0", "Parvis.dll");

    public static string Configuration =>
        AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    public static string Bench(string file) => Path.Combine(Root, "bench", file);

    public static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "wrk", name);

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Parvis.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Run it from a build inside the repository.");
    }
}
