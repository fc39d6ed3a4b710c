using Parvis.Data;
using Parvis.Scans.Pages;

namespace Parvis.Demo;

/// <summary>
/// Post of the morning, left where a scanner leaves it: the running program reads it as it reads any other. Where the
/// programs that read scans are not installed, nothing is dropped: a demonstration does not begin with refusals.
/// </summary>
static class DemoScans
{
    const string Content = "scans";

    public static async Task DropAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        if (ScanReader.MissingPrograms.Count > 0)
            return;
        foreach (var path in DemoContent.Names(Content))
        {
            await using var content = DemoContent.Open(path);
            var whole = Path.Combine(folder.Scans, path[(Content.Length + 1)..]);
            await using (var file = File.Create($"{whole}.part"))
                await content.CopyToAsync(file, cancellationToken);
            File.Move($"{whole}.part", whole, overwrite: true);
        }
    }
}
