using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parvis.Data.Blobs;

namespace Parvis.Features.Postal.Providers;

/// <summary>
/// Hands batches over in a folder that a printer empties: <c>docs/hybrid-mail.md</c> is its format. A batch is written under
/// a name that begins with a dot, then renamed.
/// </summary>
public sealed class FolderHybridMail(IConfiguration configuration, IBlobStore blobs) : IHybridMail
{
    /// <summary>Where batches are written; no provider without it.</summary>
    public const string FolderKey = "Parvis:HybridMail:Folder";

    /// <summary>« Imprimerie municipale ».</summary>
    public const string NameKey = "Parvis:HybridMail:Name";

    /// <summary>Raised when what is written changes in a way that a reader must know.</summary>
    const int Format = 1;

    const string Done = "retours";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Name => configuration[NameKey] is { Length: > 0 } name ? name : "notre imprimeur";

    public bool IsConfigured => !string.IsNullOrWhiteSpace(configuration[FolderKey]);

    string Root => configuration[FolderKey] ?? throw new InvalidOperationException($"{FolderKey} is missing.");

    /// <summary>Where the provider says what became of letters.</summary>
    public string? News => IsConfigured ? Directory.CreateDirectory(Path.Combine(Root, Done)).FullName : null;

    public async Task WriteAsync(
        HybridBatch batch,
        string writtenAs,
        Func<Task> step,
        CancellationToken cancellationToken
    )
    {
        var folder = Hidden(writtenAs);
        Directory.CreateDirectory(Path.Combine(folder, "lettres"));
        var letters = new List<object>();
        var table = new StringBuilder("id;ordre;reference;affranchissement;destinataire;fichiers\r\n");
        foreach (var letter in batch.Letters)
        {
            await step();
            var files = new List<object>();
            var names = new List<string>();
            foreach (var (number, hash) in letter.Files.Index())
            {
                var name = string.Create(
                    CultureInfo.InvariantCulture,
                    $"lettres/{letter.Place:0000}-{letter.Reference}{(number == 0 ? "" : $"-{number}")}.pdf"
                );
                await CopyAsync(hash, Path.Combine(folder, name), cancellationToken);
                files.Add(new { name, sha256 = hash });
                names.Add(name);
            }

            letters.Add(
                new
                {
                    id = letter.Id,
                    order = letter.Place,
                    reference = letter.Reference,
                    category = CodeOf(letter.Category),
                    recipient = letter.Recipient,
                    files,
                }
            );
            table.AppendJoin(
                ';',
                [
                    letter.Id,
                    letter.Place.ToString(CultureInfo.InvariantCulture),
                    letter.Reference,
                    CodeOf(letter.Category),
                    Cell(string.Join(" / ", letter.Recipient)),
                    Cell(string.Join(' ', names)),
                ]
            );
            table.Append("\r\n");
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "lot.csv"), table.ToString(), cancellationToken);
        var manifest = new
        {
            format = Format,
            batch = batch.Name,
            madeAt = batch.MadeAt,
            twoSided = batch.TwoSided,
            sender = batch.Sender,
            letters,
        };
        await File.WriteAllTextAsync(
            Path.Combine(folder, "lot.json"),
            JsonSerializer.Serialize(manifest, Json),
            cancellationToken
        );
    }

    public Task ShowAsync(string writtenAs, string batchName, CancellationToken cancellationToken)
    {
        // Once it was shown it is no longer there, and its reader may have taken it already.
        if (Directory.Exists(Hidden(writtenAs)))
            Directory.Move(Hidden(writtenAs), Path.Combine(Root, batchName));
        return Task.CompletedTask;
    }

    public Task DropAsync(string writtenAs, CancellationToken cancellationToken)
    {
        if (Directory.Exists(Hidden(writtenAs)))
            Directory.Delete(Hidden(writtenAs), recursive: true);
        return Task.CompletedTask;
    }

    string Hidden(string writtenAs) => Path.Combine(Root, $".{writtenAs}");

    async Task CopyAsync(string hash, string path, CancellationToken cancellationToken)
    {
        await using var content =
            await blobs.OpenAsync(hash, cancellationToken)
            ?? throw new InvalidOperationException($"The PDF {hash} of a letter is not in the store.");
        await using var copy = File.Create(path);
        await content.CopyToAsync(copy, cancellationToken);
    }

    /// <summary>A spreadsheet takes « = » at the start of a cell for a formula.</summary>
    static string Cell(string text) =>
        $"\"{(text.Length > 0 && text[0] is '=' or '+' or '-' or '@' ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>What stands in the files: part of the format.</summary>
    public static string CodeOf(PostalCategory category) =>
        category switch
        {
            PostalCategory.Ordinary => "ordinary",
            PostalCategory.Tracked => "tracked",
            PostalCategory.Registered => "registered",
            PostalCategory.RegisteredWithReceipt => "registered-receipt",
            PostalCategory.ByHand => "by-hand",
        };
}
