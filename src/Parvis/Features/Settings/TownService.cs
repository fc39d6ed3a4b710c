using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Deadlines;
using Parvis.Features.Settings.Calendar;
using Parvis.Ui;

namespace Parvis.Features.Settings;

/// <summary>Changes what residents and colleagues see of the town, and the rules its requests live by.</summary>
public sealed class TownService(
    SettingsStore settings,
    IBlobStore blobs,
    AdministrationJournal journal,
    Transactions transactions
)
{
    public Task<(TownSettings Value, int Version)> FindTownAsync(CancellationToken cancellationToken) =>
        settings.GetForEditAsync<TownSettings>(cancellationToken);

    public Task<(RequestSettings Value, int Version)> FindRulesAsync(CancellationToken cancellationToken) =>
        settings.GetForEditAsync<RequestSettings>(cancellationToken);

    public Task<(WorkCalendar Value, int Version)> FindCalendarAsync(CancellationToken cancellationToken) =>
        settings.GetForEditAsync<WorkCalendar>(cancellationToken);

    public Task SaveTownAsync(TownSettings town, int? seen, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                Check(town);
                var (before, _) = await FindTownAsync(cancellationToken);
                await settings.SaveAsync(town, seen, cancellationToken);
                if (Describe(before).ChangesTo(Describe(town)) is { } changes)
                    journal.Write($"Commune modifiée : {changes}");
            },
            cancellationToken
        );

    public Task SaveRulesAsync(RequestSettings rules, int seen, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                if (rules.ReminderPilotDays <= rules.ReminderHeadDays)
                    throw new RefusedException(
                        "Le pilote est prévenu après le responsable : donnez-lui plus de jours.",
                        nameof(rules.ReminderPilotDays)
                    );
                var (before, _) = await FindRulesAsync(cancellationToken);
                await settings.SaveAsync(rules, seen, cancellationToken);
                if (Describe(before).ChangesTo(Describe(rules)) is { } changes)
                    journal.Write($"Règles des demandes modifiées : {changes}");
            },
            cancellationToken
        );

    public Task SaveCalendarAsync(WorkCalendar calendar, int seen, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                var (before, _) = await FindCalendarAsync(cancellationToken);
                await settings.SaveAsync(calendar, seen, cancellationToken);
                if (before.Describe().ChangesTo(calendar.Describe()) is { } changes)
                    journal.Write($"Calendrier de la mairie modifié : {changes}");
            },
            cancellationToken
        );

    /// <summary>Keeps the image and returns its place, or refuses it with a sentence.</summary>
    public async Task<(string Blob, string ContentType)> ReadLogoAsync(
        Stream content,
        CancellationToken cancellationToken
    )
    {
        using var image = new MemoryStream();
        await content.CopyToAsync(image, cancellationToken);
        if (image.Length > LogoImage.MaxBytes)
            throw new RefusedException("Cette image pèse plus de 1 Mo. Choisissez-en une plus légère.", "Logo");
        var type =
            LogoImage.Sniff(image.GetBuffer().AsSpan(0, (int)image.Length))
            ?? throw new RefusedException("Le logo doit être une image PNG ou JPEG.", "Logo");
        image.Position = 0;
        return ((await blobs.SaveAsync(image, cancellationToken)).Hash, type);
    }

    static void Check(TownSettings town)
    {
        if (string.IsNullOrWhiteSpace(town.Name))
            throw new RefusedException("Donnez le nom de la commune.", nameof(town.Name));
        if (!HolidayZone.TryParse(town.HolidayZone, out _))
            throw new RefusedException("Choisissez un territoire de la liste.", nameof(town.HolidayZone));
        CheckAddress(town.BaseUrl, nameof(town.BaseUrl));
        if (town.ResidentsUrl.Length > 0)
            CheckAddress(town.ResidentsUrl, nameof(town.ResidentsUrl));
        if (town.Website.Length > 0)
            CheckAddress(town.Website, nameof(town.Website));
        if (TownAccent.Refusal(town.AccentColour) is { } problem)
            throw new RefusedException(problem, nameof(town.AccentColour));
    }

    static void CheckAddress(string address, string field)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new RefusedException("Écrivez une adresse complète, comme https://www.exemple.fr.", field);
    }

    public static Described Describe(TownSettings town) =>
        new Described()
            .Add("Nom de la commune", town.Name)
            .Add("Adresse", town.Address)
            .Add("Code postal", town.PostalCode)
            .Add("Ville", town.City)
            .Add("Téléphone", town.Phone)
            .Add("Appels pour les personnes sourdes", town.RelayCall)
            .Add("Courriel", town.Email)
            .Add("Site", town.Website)
            .Add("Adresse de Parvis", town.BaseUrl)
            .Add("Adresse pour les habitants", town.ResidentsUrl)
            .Add("Délégué à la protection des données", town.DataProtectionContact)
            .Add("Territoire", HolidayZone.TryParse(town.HolidayZone, out var zone) ? zone.Name : town.HolidayZone)
            .Add("Couleur", town.AccentColour)
            .Add("Logo", town.LogoBlob?[..8]);

    public static Described Describe(RequestSettings rules) =>
        new Described()
            .Add("Délai d'acceptation (heures)", rules.AcceptanceHours)
            .Add("Réouverture possible (jours)", rules.ReopenWindowDays)
            .Add("Délai de réponse par défaut (jours ouvrés)", rules.DefaultTargetDays)
            .Add("Première réponse (jours ouvrés)", rules.FirstAnswerDays)
            .Add("Délais publiés", rules.PublishesPromises)
            .Add("Usagers tenus au courant", rules.TellsProgress)
            .Add("Rappel avant la date (jours ouvrés)", rules.ReminderBeforeDays)
            .Add("Responsable prévenu du retard (jours ouvrés)", rules.ReminderHeadDays)
            .Add("Pilote prévenu du retard (jours ouvrés)", rules.ReminderPilotDays)
            .Add("Jours laissés pour des pièces", rules.MissingItemsDays)
            .Add("Jours ouvrés sans nouvelles d'un organisme", rules.PartnerSilenceDays)
            .Add("Annulation d'un envoi (secondes)", rules.UndoSeconds)
            .Add("Taille d'un fichier (Mo)", rules.MaxFileMegabytes)
            .Add("Journaux des consultations (mois)", rules.LookRetentionMonths)
            .Add("Courriels d'origine (mois)", rules.MailRetentionMonths)
            .Add("Courriels jamais triés (mois)", rules.UnsortedMailMonths)
            .Add("Visa d'élimination", rules.EliminationVisa)
            .Add("Accusés par expéditeur et par jour", rules.ReceiptsPerSenderAndDay)
            .Add("Demandes du site sans vérification (un même lieu)", rules.ChecksAbovePlace)
            .Add("Demandes du site sans vérification (toutes)", rules.ChecksAboveTown)
            .Add("Phrase de l'accueil", rules.ConfidentialSentence)
            .Add("Numéro à donner", rules.ConfidentialPhone);
}
