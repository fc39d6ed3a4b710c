using Parvis.Scans.Files;

namespace Parvis.Features.Letters.Scans;

/// <summary>Why a scan is not read, and what to do instead, for the mailroom.</summary>
static class ScanRefusals
{
    const long Megabyte = 1024 * 1024;

    public static string InFrench(this ScanRefusal refusal, ScanLimits limits) =>
        refusal switch
        {
            ScanRefusal.Empty => "Ce fichier est vide : numérisez de nouveau.",
            ScanRefusal.TooLarge => $"Ce fichier dépasse {limits.Bytes / Megabyte} Mo : numérisez en plusieurs fois.",
            ScanRefusal.NotAScan => "Ce fichier n'est ni un PDF, ni une image TIFF, JPEG ou PNG.",
            ScanRefusal.PasswordProtected =>
                "Ce PDF est protégé par un mot de passe : enregistrez-le sans mot de passe, puis déposez-le de nouveau.",
            ScanRefusal.Damaged => "Ce fichier est abîmé et ne s'ouvre pas : numérisez de nouveau.",
            ScanRefusal.TooManyPages => $"Ce fichier a plus de {limits.Pages} pages : numérisez en plusieurs fois.",
            ScanRefusal.PageTooLarge =>
                "Une page de ce fichier est trop grande pour être lue : numérisez-la à 300 points par pouce.",
            ScanRefusal.TooSlow => "Ce fichier est trop long à lire : numérisez de nouveau, en noir et blanc.",
            ScanRefusal.ProgramMissing =>
                "Ce serveur ne sait pas lire les PDF : demandez à l'administrateur d'installer « poppler-utils ».",
        };
}
