namespace Parvis.TestKit;

/// <summary>Where the sources are, whatever folder the tests run from.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string ApplicationFolder => Path.Combine(Root, "src", "Parvis");

    public static string Corpus(params string[] path) => Path.Combine([Root, "tests", "Corpus", .. path]);

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Parvis.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No Parvis.slnx above {AppContext.BaseDirectory}.");
    }
}
