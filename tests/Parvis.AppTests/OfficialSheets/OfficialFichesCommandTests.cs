using Parvis.TestKit;

namespace Parvis.AppTests.OfficialSheets;

/// <summary><c>official-fiches import</c> as a person types it.</summary>
public sealed class OfficialFichesCommandTests : IDisposable
{
    readonly string data = Directory.CreateTempSubdirectory("parvis-fiches-").FullName;

    [Fact]
    public async Task A_folder_is_read_and_what_is_broken_is_named()
    {
        await using var run = await ProgramRun.ToEndAsync(
            data,
            "official-fiches",
            "import",
            "--from",
            Repository.Corpus("fiches")
        );

        run.ExitCode.ShouldBe(0, run.Errors);
        run.Output.ShouldContain("F1004.xml:5: Ce n'est pas du XML bien formé.");
        run.Output.ShouldContain("3 added, 0 changed, 0 unchanged, 0 retired, 2 broken");
    }

    [Fact]
    public async Task A_folder_without_a_fiche_changes_nothing_and_ends_with_one()
    {
        await using var run = await ProgramRun.ToEndAsync(data, "official-fiches", "import");

        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldContain("n'a aucune fiche");
    }

    public void Dispose() => Directory.Delete(data, recursive: true);
}
