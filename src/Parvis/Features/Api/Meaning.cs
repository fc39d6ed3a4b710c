namespace Parvis.Features.Api;

/// <summary>What a field or a parameter means: in English in the OpenAPI document, in French on the page.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MeaningAttribute(string english, string french) : Attribute
{
    public string English { get; } = english;

    public string French { get; } = french;
}
