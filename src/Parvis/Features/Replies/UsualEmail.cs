using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Replies;

static class UsualEmail
{
    /// <summary>Where they last wrote from, when it is one of theirs: an old address of the family may be another.</summary>
    public static async Task<string?> UsualEmailAsync(
        this ILastSender lastSender,
        CitizenRequest request,
        IReadOnlyList<Addressee> addressees,
        CancellationToken cancellationToken
    )
    {
        var known = addressees.SelectMany(a => a.GoodEmails).ToList();
        if (known.Count < 2)
            return known.FirstOrDefault();
        var last = await lastSender.AddressAsync(request.Id, cancellationToken);
        return known.Find(email => EmailKey.Of(email) == last) ?? known[0];
    }
}
