namespace Parvis.Features.Replies.Reply;

/// <summary>What the line under the form says after it saved itself.</summary>
public sealed record DraftState(int Version, string Sentence, bool Refused);
