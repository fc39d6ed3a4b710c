using System.Text.Json;
using Parvis.TestKit;

namespace Parvis.AppTests.Commands;

/// <summary><c>mail read</c> as a person types it.</summary>
public sealed class MailReadTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("parvis-mail-").FullName;

    [Fact]
    public async Task Each_message_is_one_line_of_JSON_and_no_data_is_touched()
    {
        var bounce = Repository.Corpus("mail", "synth__bounce-quota-fr.eml");
        var picture = Repository.Corpus("mail", "synth__html-image-cid.eml");

        await using var run = await ProgramRun.ToEndAsync(folder, "mail", "read", bounce, picture);

        run.ExitCode.ShouldBe(0, run.Errors);
        var lines = Lines(run);
        lines[0].GetProperty("file").GetString().ShouldBe(bounce);
        lines[0].GetProperty("kind").GetString().ShouldBe("bounce");
        lines[0].GetProperty("date").GetString().ShouldBe("2025-03-03T13:05:11Z");
        lines[0].GetProperty("bounced").GetProperty("address").GetString().ShouldBe("martine.hopital@laposte.example");
        lines[0].GetProperty("bounced").GetProperty("status").GetString().ShouldBe("5.2.2");
        lines[1].GetProperty("kind").GetString().ShouldBe("message");
        lines[1].GetProperty("bounced").ValueKind.ShouldBe(JsonValueKind.Null);
        lines[1].GetProperty("from").GetProperty("name").GetString().ShouldBe("Claire Lefèvre");
        var attachment = lines[1].GetProperty("attachments")[0];
        attachment.GetProperty("name").GetString().ShouldBe("fuite.png");
        attachment.GetProperty("inline").GetBoolean().ShouldBeTrue();
        Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_named_and_the_others_are_still_read()
    {
        var empty = Repository.Corpus("mail", "synth__h-fichier-vide.eml");
        var missing = Path.Combine(folder, "missing.eml");

        await using var run = await ProgramRun.ToEndAsync(folder, "mail", "read", missing, folder, empty);

        run.ExitCode.ShouldBe(2, run.Errors);
        run.Errors.ShouldContain($"Cannot open {missing}");
        run.Errors.ShouldContain($"Cannot open {folder}");
        Lines(run).ShouldHaveSingleItem().GetProperty("from").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static List<JsonElement> Lines(ProgramRun run) =>
        [
            .. run
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement),
        ];
}
