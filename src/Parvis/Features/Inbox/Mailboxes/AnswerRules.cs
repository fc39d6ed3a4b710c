using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Mail;

namespace Parvis.Features.Inbox.Mailboxes;

/// <summary>Answers come back to a mailbox that is read here: none is set to another address, and none of those stops.</summary>
public sealed class AnswerRules(ParvisDbContext db, SettingsStore settings)
{
    /// <param name="mailbox">As it is stored, before it changes.</param>
    /// <param name="options">What is about to be saved.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task CheckAsync(Mailbox mailbox, MailboxOptions options, CancellationToken cancellationToken)
    {
        var others = await db.Set<Mailbox>()
            .AsNoTracking()
            .Where(m => m.Id != mailbox.Id && m.Id != Mailbox.LocalId)
            .OrderBy(m => m.SortName)
            .ToListAsync(cancellationToken);
        if (
            options.ReplyTo.Length > 0
            && !Same(options.ReplyTo, options.Address)
            && !others.Exists(m => m.Active && Same(m.Address, options.ReplyTo))
        )
            throw new RefusedException(
                "Aucune boîte relevée n'a cette adresse : les réponses des usagers s'y perdraient. Enregistrez d'abord sa boîte.",
                nameof(options.ReplyTo)
            );
        if (mailbox.IsLocal || mailbox.Address.Length == 0 || !mailbox.Active)
            return;
        var field =
            !options.Active ? nameof(options.Active)
            : !Same(options.Address, mailbox.Address) ? nameof(options.Address)
            : null;
        // Another mailbox may read the same address.
        if (field is null || others.Exists(m => m.Active && Same(m.Address, mailbox.Address)))
            return;
        if (others.Find(m => Same(m.ReplyTo, mailbox.Address)) is { } relying)
            throw new RefusedException(
                $"La boîte « {relying.Name} » fait répondre à {mailbox.Address} : changez d'abord son adresse de réponse.",
                field
            );
        var mail = await settings.GetAsync<MailSettings>(cancellationToken);
        // A town that stops its last mailbox reads its mail elsewhere from then on, where it always wrote from.
        if (!options.Active && mail.ReplyTo.Length == 0 && !others.Exists(m => m.Active && m.Address.Length > 0))
            return;
        var answered = MailSender.Of(await settings.GetAsync<TownSettings>(cancellationToken), mail).ReplyTo;
        if (Same(answered, mailbox.Address))
            throw new RefusedException(
                $"Les courriels de la commune font répondre à {mailbox.Address} : changez d'abord leur adresse de réponse, dans Envoi des courriels.",
                field
            );
    }

    static bool Same(string one, string other) =>
        string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
