using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Parvis.TestKit;

namespace Parvis.AppTests.Commands;

/// <summary>The built program as a person starts it: a mistake gets a sentence and an exit code, never a stack trace.</summary>
public sealed class ProgramTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("parvis-program-").FullName;

    [Fact]
    public async Task A_port_that_is_taken_is_said_and_the_program_ends_with_one()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://{other.LocalEndpoint}";

        await using var run = await ProgramRun.ToEndAsync(folder, "--urls", address);

        Refused(run, $"Cannot listen on {address}: another program uses this port.");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_said()
    {
        // Nothing can be written below a file, whoever asks.
        var file = Path.Combine(folder, "not-a-folder");
        await File.WriteAllTextAsync(file, "");

        await using var run = await ProgramRun.ToEndAsync(Path.Combine(file, "data"), "migrate");

        Refused(run, "Cannot write in the data folder");
        run.Errors.ShouldContain("PARVIS_DATA");
    }

    [Fact]
    public async Task A_database_from_a_newer_version_is_left_alone()
    {
        await using (var migrated = await ProgramRun.ToEndAsync(folder, "migrate"))
            Done(migrated).ShouldContain("Applied 1 migration");
        await using (var again = await ProgramRun.ToEndAsync(folder, "migrate"))
            Done(again).ShouldContain("The database is up to date.");
        await ExecuteAsync(
            """INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('20990101000000_Future', '99')"""
        );

        await using var run = await ProgramRun.ToEndAsync(folder, "serve", "--urls", "http://127.0.0.1:0");

        Refused(run, "The database was made by a newer version of Parvis (it has 20990101000000_Future).");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_said()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "parvis.db"), new string('x', 4096));

        await using var run = await ProgramRun.ToEndAsync(folder, "migrate");

        Refused(run, "is damaged, or is not a database");
    }

    [Theory]
    [InlineData("serve", "--urls")]
    [InlineData("migrate", "bring it up to this version")]
    [InlineData("demo", "--seed")]
    [InlineData("user", "reset")]
    [InlineData("user create", "--department")]
    [InlineData("user reset", "one-time password")]
    [InlineData("api-key create", "requests:write")]
    [InlineData("api-key revoke", "within ten seconds")]
    [InlineData("mail read", "one JSON object a line")]
    [InlineData("deadlines evaluate", "not as expected")]
    public async Task Every_command_explains_itself_without_touching_any_data(string command, string word)
    {
        await using var run = await ProgramRun.ToEndAsync(folder, [.. command.Split(' '), "--help"]);

        Done(run).ShouldContain(word);
        Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("demo --requests many")]
    [InlineData("demo --requests -1")]
    [InlineData("demo --now tomorrow")]
    [InlineData("demo --now 2999-01-01")]
    [InlineData("user create --role king --first-name A --last-name B someone")]
    [InlineData("user reset")]
    [InlineData("api-key create --name Site --scopes everything")]
    [InlineData("mail read")]
    [InlineData("deadlines evaluate")]
    [InlineData("dmeo")]
    [InlineData("--url http://127.0.0.1:0")]
    [InlineData("serve --zzz")]
    [InlineData("serve --urls")]
    public async Task A_command_line_that_is_wrong_ends_with_two(string arguments)
    {
        await using var run = await ProgramRun.ToEndAsync(folder, arguments.Split(' '));

        run.ExitCode.ShouldBe(2, run.Errors);
        run.Errors.ShouldContain("Try 'parvis --help'.");
        NoTrace(run);
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_demonstration_fills_an_empty_database_and_no_other()
    {
        await using (var first = await ProgramRun.ToEndAsync(folder, "demo", "--requests", "30", "--people", "200"))
        {
            Done(first).ShouldContain("responsable");
            // Progress goes to standard error: output is for results.
            first.Errors.ShouldContain("habitants");
            first.Errors.ShouldContain("fait en");
        }

        await using var second = await ProgramRun.ToEndAsync(folder, "demo");

        Refused(second, "The database already holds a town.");
    }

    [Fact]
    public async Task A_demonstration_can_be_that_of_another_day()
    {
        await using (
            var run = await ProgramRun.ToEndAsync(
                folder,
                "demo",
                "--requests",
                "30",
                "--people",
                "200",
                "--now",
                "2026-05-04"
            )
        )
            Done(run).ShouldContain("responsable");

        await using var database = new SqliteConnection(
            $"Data Source={Path.Combine(folder, "parvis.db")};Pooling=false"
        );
        await database.OpenAsync();
        var told = database.CreateCommand();
        told.CommandText = "SELECT MIN(ReceivedAt), MAX(LastEventAt) FROM Requests";
        await using var rows = await told.ExecuteReaderAsync();
        (await rows.ReadAsync()).ShouldBeTrue();
        rows.GetDateTime(0).ShouldBeGreaterThan(new DateTime(2025, 5, 3));
        rows.GetDateTime(1).ShouldBeLessThan(new DateTime(2026, 5, 5));
    }

    [Fact]
    public async Task A_login_is_created_and_its_password_replaced_from_the_console()
    {
        await using (
            var created = await ProgramRun.ToEndAsync(
                folder,
                ["user", "create", "n.klein", "--role", "administrator", "--first-name", "Nora", "--last-name", "Klein"]
            )
        )
            Done(created).Trim().Length.ShouldBeGreaterThan(9);
        await using (var twice = await ProgramRun.ToEndAsync(folder, "user", "reset", "n.klein"))
            Done(twice).Trim().ShouldNotContain(" ");

        await using var unknown = await ProgramRun.ToEndAsync(folder, "user", "reset", "personne");

        Refused(unknown, "No login is named 'personne'.");
    }

    [Fact]
    public async Task A_key_is_made_listed_and_revoked_from_the_console()
    {
        string[] create = ["api-key", "create", "--name", "Site internet", "--scopes", "requests:write,people:read"];
        string token;
        await using (var made = await ProgramRun.ToEndAsync(folder, create))
            token = Done(made).Trim();
        token.ShouldMatch("^parvis_[a-z2-9]{8}_[0-9a-f]{64}$");
        await using (var listed = await ProgramRun.ToEndAsync(folder, "api-key", "list"))
        {
            var line = Done(listed);
            line.ShouldContain(token.Split('_')[1]);
            line.ShouldContain("requests:write people:read");
            line.ShouldContain("600/min");
            line.ShouldContain("never used");
            line.ShouldNotContain(token.Split('_')[2]);
        }

        await using (var revoked = await ProgramRun.ToEndAsync(folder, "api-key", "revoke", "Site internet"))
            Done(revoked).ShouldContain("Revoked Site internet");

        await using var again = await ProgramRun.ToEndAsync(folder, "api-key", "revoke", token.Split('_')[1]);

        Refused(again, "No key in use is named");
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    static string Done(ProgramRun run)
    {
        run.ExitCode.ShouldBe(0, run.Errors);
        NoTrace(run);
        return run.Output;
    }

    static void Refused(ProgramRun run, string sentence)
    {
        run.ExitCode.ShouldBe(1, run.Errors);
        run.Errors.ShouldContain(sentence);
        run.Output.ShouldBeEmpty();
        NoTrace(run);
    }

    static void NoTrace(ProgramRun run) => run.Errors.ShouldNotContain("   at ");

    async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "parvis.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
