using Parvis.Features.Addresses;
using Parvis.Features.Administration.Imports;
using Parvis.Features.Announcements;
using Parvis.Features.Api;
using Parvis.Features.Api.Webhooks;
using Parvis.Features.Inbox;
using Parvis.Features.Interpreters;
using Parvis.Features.OfficialSheets;
using Parvis.Features.Organisation;
using Parvis.Features.Oversight;
using Parvis.Features.Referrals;
using Parvis.Features.Replies;
using Parvis.Features.Replies.Approval;
using Parvis.Features.Settings;
using Parvis.Features.Site;
using Parvis.Features.Topics;

namespace Parvis.Features.Administration;

/// <summary>The index of settings, one phrase each; every slice's settings are listed here and nowhere else.</summary>
public static class SettingsMenu
{
    public static readonly IReadOnlyList<SettingsGroup> Groups =
    [
        new(
            "La commune",
            "bank",
            [
                new(
                    "La commune",
                    SettingsLinks.Town,
                    "Nom, adresse, logo et couleur, sur les écrans et les courriers."
                ),
                new(
                    "Le site des habitants",
                    SiteLinks.Settings,
                    "Accessibilité, mentions légales, pages de la commune qui le montrent."
                ),
                new("Carte", AddressLinks.Map, "Les images de la carte des formulaires, et ce qu'elle montre d'abord."),
                new(
                    "Règles des demandes",
                    SettingsLinks.RequestRules,
                    "Délais, réouverture, envoi et phrase de l'accueil."
                ),
                new(
                    "Calendrier de la mairie",
                    SettingsLinks.Calendar,
                    "Les jours de fermeture, et l'heure après laquelle c'est demain."
                ),
                new(
                    "Voies de recours",
                    SettingsLinks.AppealRoutes,
                    "Le tribunal, le délégué à la protection des données, et qui les confirme."
                ),
                new(
                    "Boîtes de réception",
                    InboxLinks.Mailboxes,
                    "Les adresses dont les courriels deviennent des demandes."
                ),
                new("Envoi des courriels", SettingsLinks.Mail, "Le serveur, l'expéditeur, les plafonds, un essai."),
                new(
                    "Santé des envois",
                    SettingsLinks.MailHealth,
                    "Ce qui attend, ce qui est revenu, SPF, DKIM et DMARC."
                ),
                new("Langues", AdministrationLinks.Translations, "Celles du site des habitants, et ce qui y manque."),
                new("Textos", AdministrationLinks.Texts, "Le prestataire, les prix, les budgets, ce qui est parti."),
            ]
        ),
        new(
            "L'organisation",
            "diagram-3",
            [
                new("Services", OrganisationLinks.Departments, "L'organigramme, et qui répond à quoi."),
                new(
                    "Lieux d'accueil",
                    OrganisationLinks.ServicePoints,
                    "Les lieux ouverts au public et leurs horaires."
                ),
                new("Agents", OrganisationLinks.Agents, "Leurs services, leurs rôles, leurs absences."),
                new("Élus", OrganisationLinks.Officials, "Leur fonction et leur mandat."),
                new(
                    "Aidants",
                    OrganisationLinks.Helpers,
                    "France Services, associations : qui dépose des demandes avec le mandat d'un habitant."
                ),
                new(
                    "Organismes partenaires",
                    OrganisationLinks.Partners,
                    "À qui revient une demande quand la commune n'est pas compétente."
                ),
                new(
                    "Interprètes",
                    InterpreterLinks.Settings,
                    "Qui parle quelle langue, comment le joindre, à quel coût."
                ),
                new(
                    "Qui fait quoi",
                    ReferralLinks.Competences,
                    "Les sujets et les lieux qui relèvent d'un organisme partenaire."
                ),
            ]
        ),
        new(
            "Les demandes",
            "tags",
            [
                new(
                    "Annonces",
                    AnnouncementLinks.List,
                    "Fermetures, grèves, travaux : sur le site, les écrans et au standard."
                ),
                new("Adresses", AddressLinks.Administration, "Celles de la commune, proposées quand on écrit un lieu."),
                new(
                    "Fiches officielles",
                    OfficialLinks.Administration,
                    "Celles de service-public.fr, lues dans un dossier, montrées aux habitants."
                ),
                new("Sujets", TopicLinks.Topics, "Le service qui répond, le délai, la réponse immédiate, les pièces."),
                new("Modèles de réponse", ReplyLinks.Templates, "Les textes prêts, leurs variables, leur sujet."),
                new(
                    "Circuits de validation",
                    ApprovalLinks.Circuits,
                    "Qui lit une réponse avant qu'elle parte, par sujet et par service."
                ),
                new(
                    "Délégations de signature",
                    ApprovalLinks.Signatures,
                    "Qui signe quoi, depuis quand et par quel acte."
                ),
                new("Cercles de confidentialité", OrganisationLinks.Circles, "Pour qui les sujets sensibles existent."),
            ]
        ),
        new(
            "Les accès",
            "key",
            [
                new("Comptes", OrganisationLinks.Logins, "Qui se connecte, avec quels rôles ; mots de passe perdus."),
                new("Clés d'API", ApiLinks.Keys, "Les logiciels qui enregistrent et suivent des demandes."),
                new("Absences", OrganisationLinks.Absences, "Qui est absent, qui remplace."),
                new("Journal d'administration", SettingsLinks.Journal, "Qui a changé quel droit ou quel réglage."),
                new("Consultations des élus", OversightLinks.Looks, "Qui a cherché qui, et ce qui lui a été montré."),
            ]
        ),
        new(
            "Les données",
            "database",
            [
                new(
                    "Importer et exporter",
                    ImportLinks.Index,
                    "Services, lieux, agents, sujets et usagers, depuis un tableur ou vers lui."
                ),
                new("Webhooks", WebhookLinks.Subscriptions, "Les logiciels prévenus de ce qui arrive aux demandes."),
            ]
        ),
    ];
}

public sealed record SettingsGroup(string Title, string Icon, IReadOnlyList<SettingsEntry> Entries);

public sealed record SettingsEntry(string Title, string Url, string Phrase);
