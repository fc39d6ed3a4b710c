using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Organisation;

namespace Parvis.Features.Requests.Writing;

/// <summary>
/// No text leaves with the name of an agent whose safety asks for silence: people sign by habit, colleagues name each
/// other, and a message may have waited since before it was granted.
/// </summary>
public sealed class HiddenNames(ParvisDbContext db) : IOutboxCheck
{
    public OutboxKind? Kind => null;

    public async Task<OutboxVerdict> CheckAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        // Colleagues call each other by their names.
        if (message.Kind == OutboxKind.Digest)
            return OutboxVerdict.Go;
        return await FindAsync(message.Words, cancellationToken) is null
            ? OutboxVerdict.Go
            : new GiveUp(
                "Ce message porte le nom d'un agent qui n'est plus nommé sur les correspondances : écrivez-le de nouveau."
            );
    }

    public async Task RefuseAsync(string subject, string body, string field, CancellationToken cancellationToken)
    {
        if (await FindAsync([subject, body], cancellationToken) is { } identifier)
            throw new RefusedException(
                $"Ce texte nomme un agent dont l'anonymat est accordé : écrivez « {identifier} » à la place de son nom.",
                field
            );
    }

    /// <summary>What stands for the first who is named; first name and name, in either order, or an initial.</summary>
    async Task<string?> FindAsync(IEnumerable<string> texts, CancellationToken cancellationToken)
    {
        var hidden = await db.Set<Agent>()
            .Where(a => a.AnonymousOnCorrespondence)
            .Select(a => new
            {
                a.Id,
                a.FirstName,
                a.LastName,
            })
            .ToListAsync(cancellationToken);
        if (hidden.Count == 0)
            return null;
        var written = $" {Folding.Fold(string.Join('\n', texts))} ";
        return hidden
            .Where(a => Forms(Folding.Fold(a.FirstName), Folding.Fold(a.LastName)).Any(written.Contains))
            .Select(a => ServiceIdentifier.Of(a.Id))
            .FirstOrDefault();
    }

    static IEnumerable<string> Forms(string first, string last) =>
        first.Length == 0 ? [] : [$" {first} {last} ", $" {last} {first} ", $" {first[0]} {last} "];
}
