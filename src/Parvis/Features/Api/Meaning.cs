using System.ComponentModel;
using System.Reflection;

namespace Parvis.Features.Api;

/// <summary>What a field or a parameter means: in English in the OpenAPI document, in French on the page.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MeaningAttribute(string english, string french) : DescriptionAttribute(english)
{
    public string English => Description;

    public string French { get; } = french;
}

/// <summary>The page is made from the document, which is in English: each sentence of it has its French one.</summary>
static class Meanings
{
    static readonly Dictionary<string, string> French = Read();

    public static string InFrench(string? english) => english is null ? "" : French.GetValueOrDefault(english, english);

    static Dictionary<string, string> Read()
    {
        const BindingFlags everything =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        var types = typeof(Meanings)
            .Assembly.GetTypes()
            .Where(t => t.Namespace?.StartsWith(typeof(Meanings).Namespace!, StringComparison.Ordinal) == true)
            .ToList();
        var said = types
            .SelectMany(t => t.GetProperties(everything))
            .Select(p => p.GetCustomAttribute<MeaningAttribute>())
            .Concat(
                types
                    .SelectMany(t => t.GetMethods(everything))
                    .SelectMany(m => m.GetParameters())
                    .Select(p => p.GetCustomAttribute<MeaningAttribute>())
            )
            .OfType<MeaningAttribute>();
        return said.DistinctBy(m => m.English).ToDictionary(m => m.English, m => m.French, StringComparer.Ordinal);
    }
}
