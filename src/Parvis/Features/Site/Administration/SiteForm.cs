using System.ComponentModel.DataAnnotations;
using Parvis.Data;

namespace Parvis.Features.Site.Administration;

public sealed class SiteForm
{
    [StringLength(SiteSettings.MaxText, ErrorMessage = "Les mentions légales tiennent en 8 000 caractères.")]
    public string? LegalNotice { get; set; }

    [StringLength(2000, ErrorMessage = "Ces adresses tiennent en 2 000 caractères.")]
    public string? FramedBy { get; set; }

    public DateOnly? AuditedOn { get; set; }

    [StringLength(200, ErrorMessage = "Ce nom tient en 200 caractères.")]
    public string? Auditor { get; set; }

    public int? Met { get; set; }

    public int? NotMet { get; set; }

    [StringLength(SiteSettings.MaxText, ErrorMessage = "Cette liste tient en 8 000 caractères.")]
    public string? Failures { get; set; }

    [StringLength(SiteSettings.MaxText, ErrorMessage = "Cette liste tient en 8 000 caractères.")]
    public string? Exemptions { get; set; }

    [StringLength(2000, ErrorMessage = "Cette liste tient en 2 000 caractères.")]
    public string? TriedWith { get; set; }

    public int Version { get; set; }

    public static SiteForm Of(SiteSettings site, int version) =>
        new()
        {
            LegalNotice = site.LegalNotice,
            FramedBy = string.Join('\n', site.FramedBy),
            AuditedOn = site.Audit?.On,
            Auditor = site.Audit?.Auditor,
            Met = site.Audit?.Met,
            NotMet = site.Audit?.NotMet,
            Failures = site.Audit?.Failures,
            Exemptions = site.Audit?.Exemptions,
            TriedWith = site.Audit?.TriedWith,
            Version = version,
        };

    /// <exception cref="RefusedException">An origin or the audit does not hold; the field is named.</exception>
    public SiteSettings Read(DateOnly today) =>
        new()
        {
            LegalNotice = LegalNotice?.Trim().ReplaceLineEndings("\n") ?? "",
            FramedBy = [.. Lines(FramedBy).Select(Origin).Distinct(StringComparer.Ordinal)],
            Audit = Audit(today),
        };

    AccessibilityAudit? Audit(DateOnly today)
    {
        if (AuditedOn is not { } on)
            return Auditor is { Length: > 0 } || Met is not null || NotMet is not null
                ? throw new RefusedException("Donnez le jour de l'audit.", nameof(AuditedOn))
                : null;
        if (on > today)
            throw new RefusedException("L'audit est passé : ce jour n'est pas encore venu.", nameof(AuditedOn));
        if (string.IsNullOrWhiteSpace(Auditor))
            throw new RefusedException("Dites qui a réalisé l'audit.", nameof(Auditor));
        if (Met is not (>= 0 and <= AccessibilityAudit.Criteria))
            throw new RefusedException("Donnez le nombre de critères respectés, entre 0 et 106.", nameof(Met));
        if (NotMet is not >= 0)
            throw new RefusedException("Donnez le nombre de critères non respectés.", nameof(NotMet));
        if (Met + NotMet is 0 or > AccessibilityAudit.Criteria)
            throw new RefusedException(
                "Le RGAA a 106 critères : respectés et non respectés n'en font pas plus, et pas zéro.",
                nameof(NotMet)
            );
        if (NotMet > 0 && Lines(Failures).Count == 0)
            throw new RefusedException("Dites ce qui n'est pas conforme : la déclaration le liste.", nameof(Failures));
        return new AccessibilityAudit
        {
            On = on,
            Auditor = Auditor.Trim(),
            Met = Met.Value,
            NotMet = NotMet.Value,
            Failures = string.Join('\n', Lines(Failures)),
            Exemptions = string.Join('\n', Lines(Exemptions)),
            TriedWith = string.Join('\n', Lines(TriedWith)),
        };
    }

    static string Origin(string line) =>
        Uri.TryCreate(line, UriKind.Absolute, out var address)
        && address.Scheme is "https" or "http"
        && address is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? address.GetLeftPart(UriPartial.Authority)
            : throw new RefusedException(
                $"« {line} » n'est pas l'adresse d'un site, comme https://www.ville.fr.",
                nameof(FramedBy)
            );

    static List<string> Lines(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
