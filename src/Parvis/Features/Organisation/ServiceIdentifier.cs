using System.Security.Cryptography;

namespace Parvis.Features.Organisation;

/// <summary>
/// What correspondence calls an agent whose safety asks that they be not named (CRPA L111-2): « Agent 4F7K », the same
/// as long as they work here, so that a resident who gives it is led to the right person.
/// </summary>
public static class ServiceIdentifier
{
    /// <summary>No vowel, so that no word comes out, and nothing that is taken for something else.</summary>
    const string Signs = "23456789BCDFGHJKLMNPQRSTVWXZ";

    const int Length = 4;

    /// <summary>Says nothing of whom it stands for: made from the random key of their sheet.</summary>
    public static string Of(Guid agentId)
    {
        var digest = SHA256.HashData(agentId.ToByteArray());
        return $"Agent {string.Concat(digest.Take(Length).Select(b => Signs[b % Signs.Length]))}";
    }
}
