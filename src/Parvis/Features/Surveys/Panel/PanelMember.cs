using Parvis.Data;
using Parvis.Features.Requesters.Contacts;

namespace Parvis.Features.Surveys.Panel;

/// <summary>A resident who agreed to be invited to try what the town prepares; leaving erases them.</summary>
public sealed class PanelMember
{
    public const int MaxName = 120;
    public const int MaxEmail = 254;
    public const int MaxPhone = 40;
    public const int MaxSubjects = 300;

    /// <summary>An address that nobody confirms is forgotten.</summary>
    public const int DaysToConfirm = 7;

    /// <summary>An agreement does not last for ever: after it they are forgotten, and may come again.</summary>
    public const int DaysOfConsent = 1095;

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    public required string Name { get; init; }

    /// <summary>In lower case; empty when they gave a phone alone.</summary>
    public required string Email { get; init; }

    public required string Phone { get; init; }

    /// <summary>What they wish to try, in their words.</summary>
    public required string Subjects { get; init; }

    public DateTime AskedAt { get; private set; }

    /// <summary>When they agreed: by the link that was sent to them, or on the phone.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    public static PanelMember Of(PanelWords words, DateTime at)
    {
        var (name, email, phone) = ((words.Name ?? "").Trim(), EmailKey.Of(words.Email), (words.Phone ?? "").Trim());
        if (name.Length == 0)
            throw new RefusedException("Écrivez votre nom.", nameof(Name));
        if (name.Length > MaxName)
            throw new RefusedException("Votre nom tient en {0} caractères.", nameof(Name), MaxName);
        if (email.Length == 0 && phone.Length == 0)
            throw new RefusedException("Donnez un courriel ou un téléphone, pour être invité.", nameof(Email));
        if (email.Length > 0 && !EmailKey.IsValid(email))
            throw new RefusedException(
                "Écrivez une adresse de courriel complète, par exemple nom@exemple.fr.",
                nameof(Email)
            );
        if (phone.Length > 0 && (phone.Length > MaxPhone || !PhoneNumber.CanBeCalled(phone)))
            throw new RefusedException(
                "Écrivez un numéro de téléphone complet, par exemple 02 40 11 22 33.",
                nameof(Phone)
            );
        if (words.Subjects?.Length > MaxSubjects)
            throw new RefusedException("Ces sujets tiennent en {0} caractères.", nameof(Subjects), MaxSubjects);
        if (!words.Agrees)
            throw new RefusedException("Cochez la case pour dire que vous êtes d'accord.", nameof(PanelWords.Agrees));
        return new PanelMember
        {
            Name = name,
            Email = email,
            Phone = phone,
            Subjects = words.Subjects?.Trim() ?? "",
            AskedAt = at,
        };
    }

    public void AskAgain(DateTime at) => AskedAt = at;

    public void Confirm(DateTime at) => ConfirmedAt ??= at;
}

/// <summary>What somebody typed to join.</summary>
public sealed class PanelWords
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Subjects { get; set; }

    public bool Agrees { get; set; }
}

/// <summary>What the members were invited to try.</summary>
public sealed class PanelInvitation
{
    public const int MaxTitle = 120;
    public const int MaxMessage = 2000;
    public const int MaxAddress = 300;
    public const int MaxBy = 200;

    public long Id { get; private set; }

    public required string Title { get; init; }

    public required string Message { get; init; }

    /// <summary>Of a form's trial, of a campaign, of a page.</summary>
    public required string Address { get; init; }

    public required DateTime At { get; init; }

    public required string By { get; init; }

    /// <summary>How many were written to.</summary>
    public required int Sent { get; init; }
}

/// <summary>What somebody who tried found, noted by an agent without a name.</summary>
public sealed class PanelFinding
{
    public const int MaxText = 1000;
    public const int MaxBy = 200;

    public long Id { get; private set; }

    public required long InvitationId { get; init; }

    public required string Text { get; init; }

    public required FindingSeverity Severity { get; init; }

    public required DateTime At { get; init; }

    public required string By { get; init; }
}

public enum FindingSeverity
{
    /// <summary>They could not go on.</summary>
    Blocking,
    Annoying,
    Minor,
}

public static class FindingSeverities
{
    public static string InFrench(this FindingSeverity severity) =>
        severity switch
        {
            FindingSeverity.Blocking => "Bloquant",
            FindingSeverity.Annoying => "Gênant",
            FindingSeverity.Minor => "Mineur",
        };
}
