using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.TestKit;

namespace Parvis.AppTests.Privacy;

/// <summary>Somebody whose name is borne by nobody else, and the means to find a trace of them anywhere.</summary>
static class PrivacyStand
{
    public const string Cases = "/protection/demandes";
    public const string Phone = "06 98 76 54 32";
    public const string Email = "zephyrine.quatremere@exemple.fr";

    /// <summary>Folded and as typed: what no column may hold afterwards.</summary>
    public static readonly string[] Traces =
    [
        "zéphyrine",
        "zephyrine",
        "quatremère",
        "quatremere",
        "quatremer",
        "0698765432",
        "698765432",
        "06 98 76 54 32",
        "venelle des frênes",
        "venelle des frenes",
    ];

    public static async Task<Requester> KnowZephyrineAsync(this TownApp app) =>
        await app.InScopeAsync(services =>
            services
                .GetRequiredService<Transactions>()
                .RunAsync(
                    () =>
                        services
                            .GetRequiredService<RequesterService>()
                            .AddAsync(
                                new RequesterOptions
                                {
                                    Civility = "Madame",
                                    FirstName = "Zéphyrine",
                                    BirthName = "Quatremère",
                                    Contacts =
                                    [
                                        new ContactOptions(ContactKind.Phone, Phone),
                                        new ContactOptions(ContactKind.Email, Email),
                                        new ContactOptions(
                                            ContactKind.Address,
                                            "7 venelle des Frênes, 35140 Saint-Aubin"
                                        ),
                                    ],
                                },
                                circleId: null,
                                CancellationToken.None
                            ),
                    CancellationToken.None
                )
        );

    public static Task<long> NumberAsync(this TownApp app, string publicId) =>
        app.DatabaseAsync(db => db.Set<Requester>().Where(r => r.PublicId == publicId).Select(r => r.Id).SingleAsync());

    /// <summary>The address of the case.</summary>
    public static async Task<string> OpenCaseAsync(this TownClient officer, string person, string kind)
    {
        var form = await officer.GetPageAsync($"{Cases}/nouvelle?usager={person}");
        return (await form.SubmitAsync("Ouvrir la demande", ("Kind", kind))).Path;
    }

    /// <summary>« Table.Column: what was found » for every trace left, in every column of every table.</summary>
    public static Task<List<string>> TracesAsync(this TownApp app) =>
        app.DatabaseAsync(async db =>
        {
            var connection = db.Database.GetDbConnection();
            await connection.OpenAsync();
            var tables = await ReadAsync(
                connection,
                app.Kind == DatabaseKind.Sqlite
                    ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                    : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
                (reader, _) => reader.GetString(0)
            );
            var found = new List<string>();
            foreach (var table in tables)
                found.AddRange(
                    await ReadAsync(
                        connection,
                        app.Kind == DatabaseKind.Sqlite
                            ? $"SELECT * FROM \"{table}\""
                            : $"SELECT t::text AS \"row\" FROM \"{table}\" t",
                        (reader, column) => Trace(table, reader, column)
                    )
                );
            return found;
        });

    static string? Trace(string table, DbDataReader reader, int column)
    {
        if (reader.IsDBNull(column))
            return null;
        var text = reader.GetValue(column) switch
        {
            byte[] bytes => Encoding.UTF8.GetString(bytes),
            var other => other.ToString() ?? "",
        };
        return TraceIn(text) is { } trace ? $"{table}.{reader.GetName(column)}: {trace}" : null;
    }

    /// <summary>With what stands around it, which tells the table.</summary>
    public static string? TraceIn(string text) =>
        Traces
            .Select(t => text.IndexOf(t, StringComparison.OrdinalIgnoreCase))
            .Where(at => at >= 0)
            .Select(at => text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 40)])
            .FirstOrDefault();

    static async Task<List<string>> ReadAsync(
        DbConnection connection,
        string sql,
        Func<DbDataReader, int, string?> read
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var all = new List<string>();
        while (await reader.ReadAsync())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                if (read(reader, column) is { } said)
                    all.Add(said);
            }
        }

        return all;
    }
}
