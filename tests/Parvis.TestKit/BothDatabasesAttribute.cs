using System.Reflection;
using Parvis.Data;
using Xunit.Sdk;

namespace Parvis.TestKit;

/// <summary>
/// Runs a <c>[SkippableTheory]</c> once per database with the full sizes, with further values if the test takes some. In
/// the short run the tests of a class take turns, one on SQLite, the next on PostgreSQL, unless the class runs
/// <see cref="OnEachDatabaseAttribute">on each</see>.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class BothDatabasesAttribute(params object?[] values) : DataAttribute
{
    static readonly DatabaseKind[] Kinds = Enum.GetValues<DatabaseKind>();

    public override IEnumerable<object?[]> GetData(MethodInfo testMethod)
    {
        var each = Requirements.Full || testMethod.DeclaringType!.IsDefined(typeof(OnEachDatabaseAttribute));
        return (each ? Kinds : [TurnOf(testMethod)]).Select(kind => (object?[])[kind, .. values]);
    }

    /// <summary>The same in every run; a class of one test falls on either.</summary>
    static DatabaseKind TurnOf(MethodInfo testMethod)
    {
        var place = testMethod
            .DeclaringType!.GetMethods()
            .Where(m => m.IsDefined(typeof(BothDatabasesAttribute)))
            .Select(m => m.Name)
            .Order(StringComparer.Ordinal)
            .ToList()
            .IndexOf(testMethod.Name);
        return Kinds[(place + testMethod.DeclaringType.Name.Sum(letter => letter)) % Kinds.Length];
    }
}

/// <summary>
/// Every run takes these tests through every database: they walk all pages, or what they are about is what the database
/// does (searches, two who write at once, a server that goes away).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnEachDatabaseAttribute : Attribute;

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
