using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Parvis.Data.Jobs;
using Parvis.Data.Outages;
using Parvis.Data.Search;

namespace Parvis.Data;

public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}

/// <summary>
/// SQLite in the data folder unless <c>ConnectionStrings:PostgreSql</c> names a server. The training mode never opens
/// that server: it holds the real requests.
/// </summary>
public static class DatabaseSetup
{
    public static DatabaseKind Kind(IConfiguration configuration) =>
        TrainingMode.IsOn(configuration) || string.IsNullOrWhiteSpace(configuration.GetConnectionString("PostgreSql"))
            ? DatabaseKind.Sqlite
            : DatabaseKind.PostgreSql;

    /// <summary>Records have few children; who reads many records says so with AsSplitQuery.</summary>
    const QuerySplittingBehavior OneQuery = QuerySplittingBehavior.SingleQuery;

    // Counting up to a cap takes any rows on purpose: an order would make the database sort them all, or walk the table
    // by number, instead of stopping early on the index of the filter. What lists rows is ordered, as the tests of
    // paging see.
    static void LeaveOut(WarningsConfigurationBuilder warnings) =>
        warnings
            .Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning)
            // Each of them is thrown as well, and told once by whoever catches it.
            .Log(
                (RelationalEventId.ConnectionError, LogLevel.Debug),
                (RelationalEventId.TransactionError, LogLevel.Debug),
                (CoreEventId.QueryIterationFailed, LogLevel.Debug),
                (CoreEventId.SaveChangesFailed, LogLevel.Debug)
            );

    public static IServiceCollection AddParvisDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<OutageLog>();
        services.AddSingleton<StoragePlaces>();
        services.AddJob<WatchOutagesJob>(TimeSpan.FromSeconds(5));
        services.AddSingleton<WriteGate>();
        services.AddScoped<Transactions>();
        services.AddScoped<BulkInsert>();
        services.AddScoped<TextIndex>();
        if (Kind(configuration) == DatabaseKind.Sqlite)
        {
            services.AddSingleton<SqlitePragmas>();
            services.AddDbContextPool<ParvisDbContext, SqliteParvisDbContext>(
                (provider, options) =>
                    options
                        .UseSqlite(
                            SqliteConnectionString(provider.GetRequiredService<DataFolder>().Database),
                            sqlite => sqlite.UseQuerySplittingBehavior(OneQuery)
                        )
                        .ConfigureWarnings(LeaveOut)
                        .AddInterceptors(provider.GetRequiredService<SqlitePragmas>())
                        .AddInterceptors(provider.GetServices<IInterceptor>())
            );
        }
        else
        {
            services.AddSingleton<PlannedEachTime>();
            services.AddDbContextPool<ParvisDbContext, PostgreSqlParvisDbContext>(
                (provider, options) =>
                    options
                        .UseNpgsql(
                            PlannedEachTime.Keeping(configuration.GetConnectionString("PostgreSql")!),
                            postgreSql => postgreSql.UseQuerySplittingBehavior(OneQuery)
                        )
                        .ConfigureWarnings(LeaveOut)
                        .AddInterceptors(provider.GetRequiredService<PlannedEachTime>())
                        .AddInterceptors(provider.GetServices<IInterceptor>())
            );
        }

        return services;
    }

    public static string SqliteConnectionString(string path) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            // Only another process can be waited for (see WriteGate): whoever filled a form is told soon.
            DefaultTimeout = 10,
        }.ToString();
}
