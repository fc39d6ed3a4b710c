using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Api.Webhooks;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Texts;

namespace Parvis.Features.Administration.Texts;

/// <summary>Checks, saves and tries the way text messages leave.</summary>
public sealed class TextSettingsService(
    SettingsStore settings,
    ConfiguredTextTransport transport,
    WebhookTargets targets,
    AdministrationJournal journal,
    OrganisationDirectory directory
)
{
    const int LongestSender = 11;

    public Task<(TextMessageSettings Value, int Version)> FindAsync(CancellationToken cancellationToken) =>
        settings.GetForEditAsync<TextMessageSettings>(cancellationToken);

    public async Task SaveAsync(TextMessageSettings texts, int seen, CancellationToken cancellationToken)
    {
        await CheckAsync(texts, cancellationToken);
        var names = await directory.GetAsync(cancellationToken);
        var (stored, _) = await FindAsync(cancellationToken);
        await settings.SaveAsync(texts, seen, cancellationToken);
        if (Describe(stored, names).ChangesTo(Describe(texts, names)) is { } changes)
            journal.Write($"textos : {changes}");
    }

    /// <summary>The address to give to the provider, shown this once: the one before it is closed.</summary>
    public async Task<string> OpenStopsAsync(CancellationToken cancellationToken)
    {
        var (stored, version) = await FindAsync(cancellationToken);
        var token = RandomId.New();
        await settings.SaveAsync(stored with { StopDigest = StopCalls.DigestOf(token) }, version, cancellationToken);
        journal.Write("textos : adresse des réponses STOP créée");
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        return StopCalls.Address(town.BaseUrl, token);
    }

    /// <summary>Null when the message was accepted; else what is wrong, in words.</summary>
    public async Task<string?> TryAsync(TextMessageSettings texts, string to, CancellationToken cancellationToken)
    {
        await CheckAsync(texts, cancellationToken);
        var number = PhoneNumber.Key(to);
        if (!PhoneNumber.IsMobile(number))
            throw new RefusedException("Donnez le numéro d'un mobile français.", "TestTo");
        const string text = "Ceci est un essai de texto depuis Parvis.";
        var length = TextLength.Of(text);
        try
        {
            await transport.SendAsync(
                new OutgoingText
                {
                    To = number,
                    Text = text,
                    Segments = length.Segments,
                    Cost = length.Segments * texts.Price,
                },
                $"essai-{RandomId.New()}",
                texts,
                cancellationToken
            );
            return null;
        }
        catch (MailRefusedException refused)
        {
            return refused.Message;
        }
    }

    public static Described Describe(TextMessageSettings texts, OrganisationSnapshot names) =>
        new Described()
            .Add("Textos", texts.Delivery.InFrench())
            .Add("Expéditeur", texts.Sender)
            .Add("Adresse du prestataire", texts.Url)
            .Add("Appel", texts.Form.InFrench())
            .Add("Contenu de l'appel", texts.Body)
            .Add("En-tête", texts.HeaderName)
            .Add("Valeur de l'en-tête", texts.HeaderValue)
            // The stored form changes at each typing and tells nothing.
            .Add("Secret", texts.ProtectedSecret.Length == 0 ? "" : $"•••• {texts.ProtectedSecret[^4..]}")
            .Add("Numéro écrit", texts.Number.InFrench())
            .Add("Réponse de succès", texts.SuccessText)
            .Add("Prix d'un segment", TextPrice.InFrench(texts.Price))
            .Add("Textos par numéro et par jour", texts.PerNumberAndDay)
            .Add("Budget mensuel d'un service (euros)", texts.MonthlyBudget)
            .Add(
                "Budgets propres",
                texts
                    .Budgets.Select(b => $"{names.DepartmentName(b.Key)} {b.Value} €")
                    .Order(StringComparer.CurrentCulture)
            );

    async Task CheckAsync(TextMessageSettings texts, CancellationToken cancellationToken)
    {
        if (texts.Sender.Length > LongestSender || !texts.Sender.All(char.IsAsciiLetterOrDigit))
            throw new RefusedException(
                $"Un expéditeur tient en {LongestSender} lettres ou chiffres, sans accent ni espace.",
                nameof(texts.Sender)
            );
        if (texts.Delivery != TextDelivery.Provider)
            return;
        if (!Uri.TryCreate(texts.Url, UriKind.Absolute, out var address) || address.Host.AsSpan().ContainsAny("{}%"))
            throw new RefusedException(
                "Écrivez l'adresse complète que donne le prestataire ; le nom du serveur ne contient pas de mot entre accolades.",
                nameof(texts.Url)
            );
        var whole = texts.Url + texts.Body;
        if (
            !whole.Contains("{numero}", StringComparison.Ordinal)
            || !whole.Contains("{texte}", StringComparison.Ordinal)
        )
            throw new RefusedException(
                "L'adresse ou le contenu de l'appel doit dire où vont {numero} et {texte}.",
                nameof(texts.Url)
            );
        if (
            (whole + texts.HeaderValue).Contains("{secret}", StringComparison.Ordinal)
            && texts.ProtectedSecret.Length == 0
        )
            throw new RefusedException("Tapez le secret que donne le prestataire.", "Secret");
        await RefuseUnreachableAsync(address, cancellationToken);
    }

    async Task RefuseUnreachableAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            await targets.CheckAsync(address.GetLeftPart(UriPartial.Path), cancellationToken);
        }
        catch (RefusedException refused)
        {
            throw new RefusedException(refused.Message, nameof(TextMessageSettings.Url));
        }
    }
}
