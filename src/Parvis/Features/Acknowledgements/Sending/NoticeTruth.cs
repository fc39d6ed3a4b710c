using Parvis.Data;
using Parvis.Features.Acknowledgements.Writing;
using Parvis.Features.Clocks.Elsewhere;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Acknowledgements.Sending;

/// <summary>
/// A notice tells dates and rules of the law: it leaves while they are so, on whichever day it leaves. Written anew as if
/// nothing had left yet, it must say the same.
/// </summary>
public sealed class NoticeTruth(
    AcknowledgementWriter writer,
    ItemsDemands demands,
    Forwardings forwardings,
    TownClock town
)
{
    const string Stale = "Ce texte n'est plus exact : une date ou une règle a changé depuis qu'il a été écrit.";

    /// <summary>Why it must not leave, in a sentence; null when all it tells is still so.</summary>
    public async Task<string?> WhyStaleAsync(
        CitizenRequest request,
        Correspondence notice,
        CancellationToken cancellationToken
    )
    {
        if (notice.Kind.IsOfReferral())
            return request.Status != RequestStatus.Referred || await IsFormerAsync(notice, cancellationToken)
                    ? "La demande n'est plus chez cet organisme."
                : request.CircleId is not null && notice.Channel == Channel.Email
                    ? "La demande est devenue confidentielle : elle se transmet par lettre."
                : null;
        return await HoldsAsync(request, notice, cancellationToken) ? null : Stale;
    }

    /// <summary>Of an authority that declined nothing is left for the clock, whoever has the request now.</summary>
    async Task<bool> IsFormerAsync(Correspondence notice, CancellationToken cancellationToken) =>
        notice.Kind == CorrespondenceKind.Forwarding
        && await forwardings.ByMessageAsync(notice.Id, cancellationToken) is null;

    async Task<bool> HoldsAsync(CitizenRequest request, Correspondence notice, CancellationToken cancellationToken)
    {
        if (notice.Announced.Length == 0)
            return true;
        var demand = await demands.ByMessageAsync(notice.Id, cancellationToken);
        // The law's own date may not depend on it, and still nobody can send items by a day that has passed.
        if (demand is not null && demand.Until <= await town.TodayAsync(cancellationToken))
            return false;
        var wish = new NoticeWish
        {
            To = null,
            Missing = demand is null ? [] : [.. demand.Missing.Select(i => new MissingItem(i.Name, i.Indispensable))],
            Until = demand?.Until,
            OnlyItems = notice.Kind == CorrespondenceKind.ItemsDemand,
            // The day it names is no matter of the law: that the former list gives way is.
            Replaces = demand is { ReplacesFormer: true } ? demand.Until : null,
        };
        var written = await writer.WriteAsync(request, wish, cancellationToken);
        return written.Text.Announced == notice.Announced;
    }

    /// <exception cref="RefusedException">What it tells is no longer so.</exception>
    public async Task RefuseStaleAsync(
        CitizenRequest request,
        Correspondence notice,
        CancellationToken cancellationToken
    )
    {
        if (await WhyStaleAsync(request, notice, cancellationToken) is { } why)
            throw new RefusedException(
                $"{why} Écrivez-le de nouveau depuis la demande {request.Reference}, s'il le faut."
            );
    }
}
