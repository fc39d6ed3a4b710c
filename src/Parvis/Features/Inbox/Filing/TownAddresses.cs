using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Settings;

namespace Parvis.Features.Inbox.Filing;

/// <summary>Which addresses are the town's own: those it uses, and all those of a domain that is only its.</summary>
public sealed class TownAddresses(
    IReadOnlySet<string> addresses,
    IReadOnlySet<string> domains,
    IReadOnlySet<string> forms
)
{
    /// <summary>Small towns have an address there, like half of their residents.</summary>
    static readonly HashSet<string> SharedByMany = new(StringComparer.Ordinal)
    {
        "aliceadsl.fr",
        "aol.com",
        "bbox.fr",
        "club-internet.fr",
        "free.fr",
        "gmail.com",
        "gmx.fr",
        "hotmail.be",
        "hotmail.com",
        "hotmail.fr",
        "icloud.com",
        "laposte.net",
        "live.com",
        "live.fr",
        "mac.com",
        "me.com",
        "msn.com",
        "neuf.fr",
        "nordnet.fr",
        "numericable.fr",
        "orange.fr",
        "outlook.com",
        "outlook.fr",
        "proton.me",
        "protonmail.com",
        "sfr.fr",
        "wanadoo.fr",
        "yahoo.com",
        "yahoo.fr",
    };

    public bool Has(string? address) =>
        address is { Length: > 0 } && (addresses.Contains(EmailKey.Of(address)) || domains.Contains(DomainOf(address)));

    /// <summary>The town's web form writes in the name of whoever fills it.</summary>
    public bool IsForm(string? address) => address is not null && forms.Contains(EmailKey.Of(address));

    public static TownAddresses Of(IEnumerable<string> addresses, IEnumerable<string> staff, IEnumerable<string> forms)
    {
        var official = Keys(addresses);
        return new TownAddresses(
            Keys(official.Concat(staff).Concat(forms)),
            // Not the form's: it may be that of a provider whom many towns have.
            official
                .Select(DomainOf)
                .Where(d => d.Length > 0 && !SharedByMany.Contains(d))
                .ToHashSet(StringComparer.Ordinal),
            Keys(forms)
        );
    }

    static HashSet<string> Keys(IEnumerable<string> addresses) =>
        addresses.Select(EmailKey.Of).Where(a => a.Length > 0).ToHashSet(StringComparer.Ordinal);

    static string DomainOf(string address) =>
        MailAddress.TryCreate(EmailKey.Of(address), out var read) ? read.Host : "";
}

public sealed class TownAddressBook(ParvisDbContext db, SettingsStore settings, OrganisationDirectory directory)
{
    public async Task<TownAddresses> ReadAsync(CancellationToken cancellationToken)
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        var mail = await settings.GetAsync<MailSettings>(cancellationToken);
        var organisation = await directory.GetAsync(cancellationToken);
        var mailboxes = await db.Set<Mailbox>()
            .Select(m => new
            {
                m.Address,
                m.ReplyTo,
                m.FormAddress,
            })
            .ToListAsync(cancellationToken);
        return TownAddresses.Of(
            [
                town.Email,
                mail.FromAddress,
                mail.ReplyTo,
                .. mailboxes.SelectMany(m => (string[])[m.Address, m.ReplyTo]),
            ],
            [.. organisation.Departments.Select(d => d.Email), .. organisation.Agents.Select(a => a.Email)],
            mailboxes.Select(m => m.FormAddress)
        );
    }
}
