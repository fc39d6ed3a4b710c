using Parvis.Features.Requesters;

namespace Parvis.Features.Requests;

/// <summary>Who does something, when, and by which channel the reason for it came, if one did.</summary>
public sealed record ProcessContext(Guid? AgentId, string Name, DateTime At, Channel? Channel = null)
{
    public static ProcessContext System(DateTime at) => new(null, "Parvis", at);
}
