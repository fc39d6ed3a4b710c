namespace Parvis.Features.Inbox.Fetching;

/// <summary>A message as its server describes it.</summary>
/// <param name="SourceKey">See <see cref="Storing.StoredMail.SourceKey"/>.</param>
/// <param name="Size">In bytes.</param>
/// <param name="ArrivedAt">In UTC; null when the server does not say.</param>
/// <param name="CameLongBefore">See <see cref="Storing.StoredMail.CameLongBefore"/>.</param>
public sealed record ServerMessage(uint Uid, string SourceKey, long Size, DateTime? ArrivedAt, bool CameLongBefore);
