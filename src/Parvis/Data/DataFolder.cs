namespace Parvis.Data;

/// <summary>Where this installation keeps its database, files, keys and outgoing messages.</summary>
public sealed class DataFolder
{
    public DataFolder(string root)
    {
        Root = Path.GetFullPath(root);
        Directory.CreateDirectory(Root);
        // Better now than at the first letter: the folder may exist and refuse to be written in.
        using (File.Create(Path.Combine(Root, $".{Guid.NewGuid():N}"), bufferSize: 1, FileOptions.DeleteOnClose)) { }
    }

    public string Root { get; }

    public string Database => Path.Combine(Root, "parvis.db");

    public string Blobs => Folder("blobs");

    public string Outbox => Folder("outbox");

    /// <summary>Files tried for an import and what they reported, a day at most.</summary>
    public string Imports => Folder("imports");

    public string Keys => Folder("keys");

    /// <summary>Without it the history can no longer be verified.</summary>
    public string TimelineKey => Path.Combine(Keys, "timeline.key");

    /// <summary>Without it, answers to messages sent before are known by their subject only.</summary>
    public string MailKey => Path.Combine(Keys, "mail.key");

    /// <summary>Without it, codes and links given to residents open nothing: new ones must be given.</summary>
    public string FollowUpKey => Path.Combine(Keys, "followup.key");

    /// <summary>Mail that is being read, for no longer than that: no other account of the machine enters.</summary>
    public string Temporary => PrivateFile.Folder(Path.Combine(Root, "temporary"));

    /// <summary>Messages dropped here as files become requests.</summary>
    public string Inbox => Folder("inbox");

    /// <summary>Scanned post dropped here as files becomes letters to register.</summary>
    public string Scans => Folder("scans");

    /// <summary>The town's own corrections to the languages of residents' pages, if it has any.</summary>
    public string Languages => Path.Combine(Root, "languages");

    /// <summary>The town's own machine drops the official fiches here: read, never written.</summary>
    public string OfficialFiches => Folder("fiches-officielles");

    public string Seals => Path.Combine(Root, "seals.log");

    /// <summary>
    /// <c>PARVIS_DATA</c> first. In Development, <c>data/</c> at the repository's root, because
    /// <c>dotnet run --project</c> starts in the project's folder; elsewhere beside the program.
    /// The training mode has a folder of its own so that it can never touch real requests.
    /// </summary>
    public static DataFolder Resolve(IConfiguration configuration, IHostEnvironment environment)
    {
        var root = configuration["PARVIS_DATA"];
        if (string.IsNullOrWhiteSpace(root))
        {
            root = environment.IsDevelopment()
                ? Path.Combine(RepositoryRoot(environment.ContentRootPath), "data")
                : Path.Combine(AppContext.BaseDirectory, "data");
        }

        return new DataFolder(TrainingMode.IsOn(configuration) ? Path.Combine(root, "training") : root);
    }

    static string RepositoryRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Parvis.slnx")))
                return folder.FullName;
        }

        return start;
    }

    string Folder(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
}
