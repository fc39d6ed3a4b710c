using Parvis.Data;

namespace Parvis.Features.Topics;

/// <summary>What a topic changes to the usual ways of contesting a decision.</summary>
/// <param name="Prior">
/// The appeal that a text wants before the court, as residents read it: to whom, within what time (CRPA L412-3). Empty
/// when there is none.
/// </param>
/// <param name="Planning">Its appeal to the mayor takes one month and prolongs nothing (code de l'urbanisme, L600-12-2).</param>
public sealed record AppealRule(string Prior = "", bool Planning = false)
{
    public const int MaxPrior = 400;

    public AppealRule Checked()
    {
        var prior = Prior.ReplaceLineEndings(" ").Trim();
        if (prior.Length > MaxPrior)
            throw new RefusedException($"Le recours préalable tient en {MaxPrior} caractères.", "PriorAppeal");
        return this with { Prior = prior };
    }
}
