using Microsoft.Data.Sqlite;
using Npgsql;

namespace Parvis.Data.Outages;

/// <summary>Something the program leans on is gone for a while: nobody's mistake, and no fault of the program.</summary>
public enum Outage
{
    DatabaseAway,
    DiskFull,
    FilesAway,
}

/// <summary>Tells an outage from a fault: the first is waited for, the second is reported.</summary>
public static class OutageSigns
{
    // ENOSPC, EDQUOT and EROFS; ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL and ERROR_WRITE_PROTECT.
    static readonly int[] Full =
    [
        28,
        122,
        30,
        unchecked((int)0x80070070),
        unchecked((int)0x80070027),
        unchecked((int)0x80070013),
    ];

    public static Outage? Of(Exception? failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (OfOne(cause) is { } outage)
                return outage;
        }

        return null;
    }

    /// <summary>What the system itself says about a file.</summary>
    public static bool IsFull(Exception failure) => failure is IOException && Full.Contains(failure.HResult);

    static Outage? OfOne(Exception cause) =>
        cause switch
        {
            FilesAwayException files => files.Outage,
            DatabaseBusyException => Outage.DatabaseAway,
            PostgresException answer => OfPostgreSql(answer.SqlState),
            // It was no answer of the server: it could not be reached, or went away meanwhile.
            NpgsqlException => Outage.DatabaseAway,
            SqliteException answer => OfSqlite(answer.SqliteErrorCode),
            _ when IsFull(cause) => Outage.DiskFull,
            _ => null,
        };

    /// <summary>By class: 08 is the connection, 53 the resources, 57P the server that stops or starts, 58 its disk.</summary>
    static Outage? OfPostgreSql(string state) =>
        state switch
        {
            "53100" => Outage.DiskFull,
            "25006" => Outage.DatabaseAway,
            _ when state.StartsWith("08", StringComparison.Ordinal) => Outage.DatabaseAway,
            _ when state.StartsWith("53", StringComparison.Ordinal) => Outage.DatabaseAway,
            _ when state.StartsWith("57P", StringComparison.Ordinal) => Outage.DatabaseAway,
            _ when state.StartsWith("58", StringComparison.Ordinal) => Outage.DatabaseAway,
            _ => null,
        };

    /// <summary>Busy, locked, a failing or missing file; read-only or full. A damaged file is no outage: it stays so.</summary>
    static Outage? OfSqlite(int code) =>
        code switch
        {
            5 or 6 or 10 or 14 => Outage.DatabaseAway,
            8 or 13 => Outage.DiskFull,
            _ => null,
        };
}

/// <summary>Files can be neither kept nor read: their folder is gone, closed or full.</summary>
public sealed class FilesAwayException(Exception? cause = null) : Exception("The files cannot be reached.", cause)
{
    public Outage Outage =>
        InnerException is { } cause && OutageSigns.IsFull(cause) ? Outage.DiskFull : Outage.FilesAway;
}

/// <summary>SQLite: somebody has been writing for too long.</summary>
public sealed class DatabaseBusyException() : Exception("Somebody else has been writing for too long.");
