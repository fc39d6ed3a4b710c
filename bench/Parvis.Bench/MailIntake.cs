using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Parvis.Commands;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Settings.Mail;
using Parvis.Mail.Reading;
using Parvis.Mail.Understanding;
using Parvis.MailPeers;

namespace Parvis.Bench;

/// <summary>How many messages a second become requests, with their receipts in the outbox.</summary>
/// <param name="Way">Dropped as files, or fetched from a real server.</param>
/// <param name="Left">Until the last receipt had left, seconds.</param>
/// <param name="Processor">Of the program, for one message, in milliseconds.</param>
sealed record MailFigures(
    string Way,
    int Messages,
    double PerSecond,
    double Left,
    double Processor,
    int Memory,
    double MachineLoad
);

/// <summary>Measures the intake of mail of one town, the program running as it always does.</summary>
sealed class MailIntake(FilledTown town, int messages)
{
    const int WarmUp = 400;
    const string Stored = "SELECT COUNT(*) FROM \"StoredMails\"";
    const string Filed = $"{Stored} WHERE \"State\" <> 'Stored'";
    const string Unsent = "SELECT COUNT(*) FROM \"Outbox\" WHERE \"State\" IN ('Waiting', 'Leased')";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    string Inbox => Directory.CreateDirectory(Path.Combine(town.Folder, "inbox")).FullName;

    public async Task<IReadOnlyList<MailFigures>> RunAsync()
    {
        await using var server = await ServerProcess.StartAsync(
            Checkout.Program,
            ["serve"],
            town.Environment,
            "/connexion"
        );
        await using var connection = await BareSql.OpenAsync(town);
        await DropAsync("warm", WarmUp);
        await ReachAsync(connection, Filed, WarmUp);
        await ReachAsync(connection, Unsent, 0, atMost: true);

        var figures = new List<MailFigures> { await FromDiskAsync(server, connection) };
        if (DovecotServer.Missing is { } missing)
            Console.Error.WriteLine($"  {missing}");
        else
            figures.Add(await FromServerAsync(server, connection));
        return figures;
    }

    /// <summary>What reading alone costs in this process, in milliseconds a message: the bound of any intake.</summary>
    public static async Task<double> ReadingAsync(int messages)
    {
        var watch = new Stopwatch();
        for (var number = -WarmUp; number < messages; number++)
        {
            using var raw = new MemoryStream(MailSamples.Of("alone", Math.Abs(number)));
            if (number == 0)
                watch.Start();
            using var mail = await MailReader.ReadAsync(raw);
            MailKinds.Of(mail);
            NewWords.Of(mail);
        }

        return watch.Elapsed.TotalMilliseconds / messages;
    }

    async Task<MailFigures> FromDiskAsync(ServerProcess server, DbConnection connection)
    {
        var already = await CountAsync(connection, Stored);
        return await MeasureAsync("files", server, connection, already, () => DropAsync("disk", messages));
    }

    async Task<MailFigures> FromServerAsync(ServerProcess server, DbConnection connection)
    {
        await using var dovecot = await DovecotServer.StartAsync();
        var user = dovecot.NewUser();
        for (var number = 0; number < messages; number++)
            dovecot.Deliver(user, MailSamples.Of("imap", number));
        var already = await CountAsync(connection, Stored);
        return await MeasureAsync(
            "IMAP",
            server,
            connection,
            already,
            async () =>
            {
                await AddMailboxAsync(dovecot.ClearPort, user);
                // Its turn comes within a minute, which is not measured.
                await ReachAsync(connection, Stored, already + 1);
            }
        );
    }

    async Task<MailFigures> MeasureAsync(
        string way,
        ServerProcess server,
        DbConnection connection,
        int already,
        Func<Task> deliver
    )
    {
        await deliver();
        var (watch, before) = (Stopwatch.StartNew(), server.Processor);
        await ReachAsync(connection, Filed, already + messages, () => server.LookAtMemory());
        var taken = watch.Elapsed;
        await ReachAsync(connection, Unsent, 0, atMost: true);
        server.LookAtMemory();
        return new MailFigures(
            way,
            messages,
            messages / taken.TotalSeconds,
            watch.Elapsed.TotalSeconds,
            (server.Processor - before).TotalMilliseconds / messages,
            server.Memory.Own,
            Load.OfMachine()
        );
    }

    /// <summary>Written elsewhere first: the program sees whole files only.</summary>
    async Task DropAsync(string run, int count)
    {
        var beside = Directory.CreateDirectory(Path.Combine(town.Folder, "spool")).FullName;
        for (var number = 0; number < count; number++)
        {
            var file = Path.Combine(beside, string.Create(CultureInfo.InvariantCulture, $"{run}-{number:000000}.eml"));
            await File.WriteAllBytesAsync(file, MailSamples.Of(run, number));
            File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        foreach (var file in Directory.EnumerateFiles(beside, "*.eml").ToList())
            File.Move(file, Path.Combine(Inbox, Path.GetFileName(file)));
    }

    async Task AddMailboxAsync(int port, string user)
    {
        await using var program = ParvisHost.Build(FilledTown.Arguments, town.Configure);
        await using var scope = program.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var mailbox = new Mailbox();
        mailbox.Edit(
            new MailboxOptions
            {
                Name = "Mesure",
                Address = "mairie@ville.example",
                Connection = new MailboxConnection
                {
                    Host = "127.0.0.1",
                    Port = port,
                    Security = MailboxSecurity.None,
                    UserName = user,
                    ProtectedSecret = services.GetRequiredService<MailPassword>().Protect(DovecotServer.Password),
                    TakesExisting = true,
                },
            }
        );
        var db = services.GetRequiredService<ParvisDbContext>();
        db.Add(mailbox);
        await db.SaveChangesAsync();
    }

    static async Task ReachAsync(
        DbConnection connection,
        string query,
        int goal,
        Action? look = null,
        bool atMost = false
    )
    {
        var watch = Stopwatch.StartNew();
        for (var turn = 0; ; turn++)
        {
            var count = await CountAsync(connection, query);
            if (atMost ? count <= goal : count >= goal)
                return;
            if (watch.Elapsed > Patience)
                throw new BenchFailedException($"{query} is {count} instead of {goal} after {Patience}.");
            if (turn % 20 == 0)
                look?.Invoke();
            await Task.Delay(100);
        }
    }

    static async Task<int> CountAsync(DbConnection connection, string query)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        return Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
