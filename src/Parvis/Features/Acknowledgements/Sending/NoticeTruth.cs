using Parvis.Data;
using Parvis.Features.Acknowledgements.Writing;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Acknowledgements.Sending;

/// <summary>
/// A notice tells dates and rules of the law: it leaves while they are so, on whichever day it leaves. Written anew as if
/// nothing had left yet, it must say the same.
/// </summary>
public sealed class NoticeTruth(AcknowledgementWriter writer, ItemsDemands demands, TownClock town)
{
    public const string Stale = "Ce texte n'est plus exact : une date ou une règle a changé depuis qu'il a été écrit.";

    public async Task<bool> HoldsAsync(
        CitizenRequest request,
        Correspondence notice,
        CancellationToken cancellationToken
    )
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
        if (!await HoldsAsync(request, notice, cancellationToken))
            throw new RefusedException($"{Stale} Écrivez-le de nouveau depuis la demande {request.Reference}.");
    }
}
