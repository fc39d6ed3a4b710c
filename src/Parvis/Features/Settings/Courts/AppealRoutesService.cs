using System.Text.RegularExpressions;
using Parvis.Data;
using Parvis.Web;

namespace Parvis.Features.Settings.Courts;

/// <summary>Changes where residents contest decisions; what was confirmed is to be confirmed again once it has changed.</summary>
public sealed partial class AppealRoutesService(
    SettingsStore settings,
    AdministrationJournal journal,
    CurrentViewer viewer,
    TownClock clock,
    Transactions transactions
)
{
    /// <summary>Digits: six in the shortest numbers of overseas territories.</summary>
    const int ShortestPhone = 6;

    public Task<(AppealRoutes Value, int Version)> FindAsync(CancellationToken cancellationToken) =>
        settings.GetForEditAsync<AppealRoutes>(cancellationToken);

    /// <summary>What the town's postal code says, for who has not written a court yet.</summary>
    public async Task<TerritorialCourt?> ProposeAsync(CancellationToken cancellationToken) =>
        AdministrativeCourts.ForPostalCode((await settings.GetAsync<TownSettings>(cancellationToken)).PostalCode);

    public Task SaveAsync(AppealRoutes routes, bool confirm, int seen, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                Check(routes);
                var (before, _) = await FindAsync(cancellationToken);
                var after = await SignAsync(before, routes.Unconfirmed(), confirm, cancellationToken);
                await settings.SaveAsync(after, seen, cancellationToken);
                if (Describe(before).ChangesTo(Describe(after)) is { } changes)
                    journal.Write($"Voies de recours modifiées : {changes}");
            },
            cancellationToken
        );

    async Task<AppealRoutes> SignAsync(
        AppealRoutes before,
        AppealRoutes after,
        bool confirm,
        CancellationToken cancellationToken
    )
    {
        if (!confirm)
            return before.Unconfirmed() == after ? before : after;
        RefuseIncomplete(after);
        return after with
        {
            ConfirmedBy = viewer.Name ?? throw new InvalidOperationException("Somebody signed in confirms."),
            ConfirmedOn = await clock.TodayAsync(cancellationToken),
        };
    }

    static void RefuseIncomplete(AppealRoutes routes)
    {
        if (routes.CourtName.Length == 0)
            throw new RefusedException("Donnez le nom du tribunal avant de confirmer.", nameof(routes.CourtName));
        if (routes.CourtAddress.Length == 0)
            throw new RefusedException("Donnez l'adresse du tribunal avant de confirmer.", nameof(routes.CourtAddress));
        if (!PostalCode().IsMatch(routes.CourtAddress))
            throw new RefusedException(
                "Ajoutez le code postal et la ville à l'adresse du tribunal.",
                nameof(routes.CourtAddress)
            );
        if (routes.CourtPhone.Length == 0)
            throw new RefusedException(
                "Donnez le téléphone du tribunal avant de confirmer.",
                nameof(routes.CourtPhone)
            );
        if (routes.CourtPhone.Count(char.IsAsciiDigit) < ShortestPhone)
            throw new RefusedException(
                "Ce n'est pas un numéro de téléphone : écrivez-le en chiffres, comme 02 99 00 00 00.",
                nameof(routes.CourtPhone)
            );
        if (routes.TelerecoursUrl.Length == 0)
            throw new RefusedException(
                "Donnez l'adresse de Télérecours citoyens avant de confirmer.",
                nameof(routes.TelerecoursUrl)
            );
    }

    static void Check(AppealRoutes routes)
    {
        if (
            routes.TelerecoursUrl.Length > 0
            && !(
                Uri.TryCreate(routes.TelerecoursUrl, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
            )
        )
            throw new RefusedException(
                "Écrivez une adresse complète, comme https://citoyens.telerecours.fr.",
                nameof(routes.TelerecoursUrl)
            );
    }

    public static Described Describe(AppealRoutes routes) =>
        new Described()
            .Add("Tribunal", routes.CourtName)
            .Add("Adresse du tribunal", routes.CourtAddress)
            .Add("Téléphone du tribunal", routes.CourtPhone)
            .Add("Courriel du tribunal", routes.CourtEmail)
            .Add("Télérecours", routes.TelerecoursUrl)
            .Add("Délégué à la protection des données", routes.DataProtectionName)
            .Add("Adresse du délégué", routes.DataProtectionAddress)
            .Add("Responsable de l'accès aux documents", routes.AccessName)
            .Add("Adresse de ce responsable", routes.AccessAddress)
            .Add("Confirmées par", routes.ConfirmedBy)
            .Add("Confirmées le", routes.ConfirmedOn is { } day ? $"{day:dd/MM/yyyy}" : null);

    [GeneratedRegex(@"\b[0-9]{5}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PostalCode();
}
