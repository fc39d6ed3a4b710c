using System.IO.Compression;
using System.Text;
using Parvis.Data;
using Parvis.Features.OfficialSheets.Import;

namespace Parvis.UnitTests.OfficialSheets;

public sealed class FicheFolderTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("parvis-fiches-").FullName;

    [Fact]
    public async Task The_newest_ZIP_of_a_folder_is_read_and_folders_below_alike()
    {
        Zip("old.zip", ("F1.xml", "old"));
        File.SetLastWriteTimeUtc(Path.Combine(folder, "old.zip"), new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc));
        Zip("new.zip", ("part/F2.xml", "new"), ("../../F3.xml", "climbs"), ("lisez-moi.txt", "no"));
        File.WriteAllText(Path.Combine(folder, "F4.xml"), "beside");
        var below = Directory.CreateDirectory(Path.Combine(folder, "pro"));
        File.WriteAllText(Path.Combine(below.FullName, "F5.xml"), "below");
        File.WriteAllText(Path.Combine(below.FullName, "F6.xml.tmp"), "passing");

        (await ReadAsync()).ShouldBe(["F2.xml (new.zip)", "F3.xml (new.zip)", "F5.xml"]);
        Directory.GetFiles(folder, "F3.xml", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_is_not_followed()
    {
        File.WriteAllText(Path.Combine(folder, "F1.xml"), "mine");
        var elsewhere = Path.Combine(folder, "secret.txt");
        File.WriteAllText(elsewhere, "secret");
        File.CreateSymbolicLink(Path.Combine(folder, "F2.xml"), elsewhere);

        (await ReadAsync()).ShouldBe(["F1.xml"]);
    }

    [Fact]
    public async Task A_ZIP_that_is_not_whole_or_swells_is_refused()
    {
        File.WriteAllBytes(Path.Combine(folder, "cut.zip"), [0x50, 0x4B, 3, 4, 0, 0]);
        (await Should.ThrowAsync<RefusedException>(ReadAsync)).Message.ShouldBe(
            "Le fichier cut.zip n'est pas un ZIP entier : téléchargez-le de nouveau."
        );

        Zip("cut.zip", ("F1.xml", new string(' ', 17 * 1024 * 1024)), ("F2.xml", "small"));
        var files = new List<FicheFile>();
        await foreach (var file in FicheFolder.Open(folder).ReadAsync(default))
            files.Add(file);
        files[0].TooLarge!.Message.ShouldBe("Ce fichier dépasse 16 Mo.");
        files[1].TooLarge.ShouldBeNull();
    }

    [Fact]
    public void A_signature_changes_with_the_files()
    {
        FicheFolder.Open(folder).Signature.ShouldBe(FicheFolder.NoSignature);
        File.WriteAllText(Path.Combine(folder, "F1.xml"), "one");
        var before = FicheFolder.Open(folder).Signature;
        FicheFolder.Open(folder).Signature.ShouldBe(before);

        File.WriteAllText(Path.Combine(folder, "F1.xml"), "two and more");

        FicheFolder.Open(folder).Signature.ShouldNotBe(before);
        Should.Throw<RefusedException>(() => FicheFolder.Open(Path.Combine(folder, "nowhere")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    async Task<IReadOnlyList<string>> ReadAsync()
    {
        var names = new List<string>();
        await foreach (var file in FicheFolder.Open(folder).ReadAsync(default))
            names.Add(file.InWords);
        return names;
    }

    void Zip(string name, params (string Entry, string Text)[] entries)
    {
        using var zip = new ZipArchive(File.Create(Path.Combine(folder, name)), ZipArchiveMode.Create);
        foreach (var (entry, text) in entries)
        {
            using var content = zip.CreateEntry(entry).Open();
            content.Write(Encoding.UTF8.GetBytes(text));
        }
    }
}
