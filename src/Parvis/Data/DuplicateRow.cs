using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Parvis.Data;

public static class DuplicateRow
{
    const string InPostgreSql = "23505";
    const int InSqlite = 2067;

    /// <summary>A unique index refused it: somebody else wrote the same at the same moment.</summary>
    public static bool IsDuplicate(this DbUpdateException failure) =>
        failure.InnerException
            is DbException { SqlState: InPostgreSql }
                or SqliteException { SqliteExtendedErrorCode: InSqlite };
}
