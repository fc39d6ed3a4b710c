using Parvis.Features.Organisation;

namespace Parvis.Features.Referrals;

static class PartnerEnvelopes
{
    /// <summary>As an envelope shows it: the name, then the address line by line.</summary>
    public static string Envelope(this PartnerAuthority partner) =>
        $"{partner.Name}\n{partner.Address.ReplaceLineEndings("\n").Replace(", ", "\n", StringComparison.Ordinal)}";
}
