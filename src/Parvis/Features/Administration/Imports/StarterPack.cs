using Parvis.Data;

namespace Parvis.Features.Administration.Imports;

/// <summary>The usual departments and topics of a French commune, shipped inside the program, to be adapted.</summary>
public sealed class StarterPack(ImportRunner imports)
{
    public const string FileName = "modèle de départ";

    public static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        await using var resource =
            typeof(StarterPack).Assembly.GetManifestResourceStream($"Parvis.Starter.{file}")
            ?? throw new InvalidOperationException($"The program has no starter file {file}.");
        using var content = new MemoryStream();
        await resource.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }

    /// <summary>Departments before topics, which name them.</summary>
    public async Task ApplyAsync(string by, CancellationToken cancellationToken)
    {
        foreach (var importer in imports.All.Where(i => i.StarterFile is not null))
        {
            var content = await ReadAsync(importer.StarterFile!, cancellationToken);
            await imports.ApplyAsync(importer, content, FileName, by, cancellationToken);
        }
    }
}
