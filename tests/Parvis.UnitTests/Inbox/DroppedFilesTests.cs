using Parvis.Data.Dropped;

namespace Parvis.UnitTests.Inbox;

/// <summary>A file that somebody still copies is not taken in the middle.</summary>
public sealed class DroppedFilesTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("parvis-inbox-").FullName;

    [Fact]
    public void A_file_is_whole_when_two_looks_see_the_same()
    {
        var dropped = new DroppedFiles(TimeSpan.Zero);
        var file = Write("copie.eml", "Subject: long");
        // A copy may bear the time of what it copies from its first byte.
        File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Whole(dropped).ShouldBeEmpty();
        File.AppendAllText(file, "\r\n\r\nla suite");
        File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Whole(dropped).ShouldBeEmpty();
        Whole(dropped).ShouldBe(["copie.eml"]);
    }

    [Fact]
    public void Two_looks_in_a_row_say_nothing()
    {
        var dropped = new DroppedFiles(TimeSpan.FromHours(1));
        Write("copie.eml", "Subject: long");

        Whole(dropped).ShouldBeEmpty();
        Whole(dropped).ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_somebody_has_open_is_left_until_it_is_closed()
    {
        var dropped = new DroppedFiles(TimeSpan.Zero);
        var file = Write("ouvert.eml", "Subject: long");
        using (new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.None))
        {
            Whole(dropped).ShouldBeEmpty();
            Whole(dropped).ShouldBeEmpty();
        }

        Whole(dropped).ShouldBe(["ouvert.eml"]);
    }

    [Fact]
    public void A_name_in_capitals_is_as_good()
    {
        var dropped = new DroppedFiles(TimeSpan.Zero);
        Write("MESSAGE.EML", "un");

        Whole(dropped).ShouldBeEmpty();
        Whole(dropped).ShouldBe(["MESSAGE.EML"]);
    }

    [Fact]
    public void A_name_that_comes_back_is_another_file()
    {
        var dropped = new DroppedFiles(TimeSpan.Zero);
        var file = Write("a.eml", "un");
        Whole(dropped).ShouldBeEmpty();
        File.Delete(file);
        Whole(dropped).ShouldBeEmpty();
        Write("a.eml", "un");

        Whole(dropped).ShouldBeEmpty();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    IEnumerable<string> Whole(DroppedFiles dropped) => dropped.FindWhole(folder, "*.eml").Select(f => f.Name);

    string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
