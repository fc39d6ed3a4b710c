using Parvis.Data.Blobs;
using Parvis.Features.Requests.Files;
using Parvis.Features.Topics;

namespace Parvis.Demo;

/// <summary>Pictures and papers that residents send: drawn for the demonstration, kept once in the blob store.</summary>
sealed class DemoFiles(IReadOnlyDictionary<string, DemoFile> files)
{
    static readonly Dictionary<string, string> Pictures = new(StringComparer.Ordinal)
    {
        ["voirie"] = "trou.png",
        ["cadre-de-vie"] = "depot.png",
        ["espaces-verts"] = "arbre.png",
    };

    public DemoFile Proof => files["justificatif.pdf"];

    public DemoFile? PictureFor(TopicSheet sheet) =>
        sheet.Topic.Name.StartsWith("Éclairage", StringComparison.Ordinal) ? files["lampadaire.png"]
        : sheet.Topic.Kind == TopicKind.Report && Pictures.TryGetValue(sheet.Department, out var name) ? files[name]
        : null;

    public static async Task<DemoFiles> StoreAsync(IBlobStore blobs, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, DemoFile>(StringComparer.Ordinal);
        foreach (var path in DemoContent.Names("files"))
        {
            var name = path["files.".Length..];
            await using var content = DemoContent.Open(path);
            var kind =
                await FileSniffer.IdentifyAsync(content, name, cancellationToken)
                ?? throw new InvalidOperationException($"{name} is of no accepted kind.");
            var blob = await blobs.SaveAsync(content, cancellationToken);
            files[name] = new DemoFile(name, kind.ContentType, blob.Size, blob.Hash);
        }

        return new DemoFiles(files);
    }
}

sealed record DemoFile(string Name, string ContentType, long Size, string Hash);
