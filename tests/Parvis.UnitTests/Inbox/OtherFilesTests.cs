using Parvis.Features.Inbox.Jobs;

namespace Parvis.UnitTests.Inbox;

/// <summary>What is put in the folder of messages and is none is neither taken nor passed over.</summary>
public sealed class OtherFilesTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("parvis-inbox-").FullName;

    [Fact]
    public void What_is_no_message_is_told_and_what_is_being_written_is_not()
    {
        var others = new OtherFiles(TimeSpan.Zero);
        foreach (var name in (string[])["a.eml", "b.MSG", "c.tmp", "d.eml.part", ".e", "Thumbs.db", "f"])
            Write(name, "un");
        Directory.CreateDirectory(Path.Combine(folder, "g.eml"));
        Directory.CreateDirectory(Path.Combine(folder, "taken"));

        others.Find(folder, "taken").ShouldBe(["b.MSG", "f", "g.eml"]);
        File.Delete(Path.Combine(folder, "f"));
        others.Find(folder, "taken").ShouldBe(["b.MSG", "g.eml"]);
    }

    [Fact]
    public void A_program_has_time_to_give_its_file_its_name()
    {
        var others = new OtherFiles(TimeSpan.FromHours(1));
        Write("sans-nom", "un");

        others.Find(folder).ShouldBeEmpty();
        others.Find(folder).ShouldBeEmpty();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    void Write(string name, string content) => File.WriteAllText(Path.Combine(folder, name), content);
}
