using System.Reflection;
using Parvis.Data;
using Xunit.Sdk;

namespace Parvis.TestKit;

/// <summary>Runs a <c>[SkippableTheory]</c> once per database, with further values if the test takes some.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class BothDatabasesAttribute(params object?[] values) : DataAttribute
{
    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) =>
        Enum.GetValues<DatabaseKind>().Select(kind => (object?[])[kind, .. values]);
}

/// <summary>
/// The same for a walk of the whole program that takes half a minute: on SQLite each time, on PostgreSQL too with the
/// full sizes.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongWalkAttribute : DataAttribute
{
    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) =>
        Enum.GetValues<DatabaseKind>()
            .Where(kind => Requirements.Full || kind == DatabaseKind.Sqlite)
            .Select(kind => (object?[])[kind]);
}
