using Parvis.Features.Referrals.Writing;
using Parvis.Features.Requesters;

namespace Parvis.Features.Referrals.Refer;

/// <summary>The fields of a request that is sent on.</summary>
public sealed class ReferForm
{
    public Guid? PartnerId { get; set; }

    public Channel PartnerChannel { get; set; } = Channel.Email;

    public string? Reason { get; set; }

    /// <summary>How the resident is told; by telephone means by word of mouth.</summary>
    public Channel Channel { get; set; } = Channel.Email;

    public string? Email { get; set; }

    public string? Envelope { get; set; }

    public string? Word { get; set; }

    public string Token { get; set; } = "";

    public ReferralWish ToWish() =>
        new()
        {
            PartnerId = PartnerId,
            PartnerChannel = PartnerChannel == Channel.Email ? Channel.Email : Channel.Post,
            Reason = Reason?.ReplaceLineEndings("\n").Trim() ?? "",
            Word = Word?.ReplaceLineEndings("\n").Trim() ?? "",
            Channel = Channel is Channel.Email or Channel.Post ? Channel : Channel.Phone,
            Recipient = Channel switch
            {
                Channel.Email => Email?.Trim() ?? "",
                Channel.Post => Envelope?.ReplaceLineEndings("\n").Trim() ?? "",
                _ => "",
            },
        };
}
