using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Ui;

namespace Parvis.Features.Referrals.Writing;

/// <summary>The request as it is sent to the authority that is competent: everything it needs to take it up.</summary>
public sealed class PartnerText
{
    readonly ReferralFacts facts;
    readonly ForwardedContent content;

    PartnerText(ReferralFacts facts, ForwardedContent content) => (this.facts, this.content) = (facts, content);

    public static PartnerText Of(ReferralFacts facts, ForwardedContent content) => new(facts, content);

    public string Subject =>
        facts.Confidential
            ? $"Demande {facts.Mentions.Reference}"
            : $"Demande {facts.Mentions.Reference} : {content.Subject}";

    public string Body => string.Join("\n\n", Paragraphs());

    public string Text => facts.Mentions.CloseTextForPartner(Body);

    public string Html => facts.Mentions.CloseHtmlForPartner(Subject, Body);

    public string Kept => $"{Body}\n\n{string.Join('\n', facts.Mentions.Lines)}";

    IEnumerable<string> Paragraphs()
    {
        yield return "Madame, Monsieur,";
        yield return $"Nous avons reçu le {facts.ReceivedOn.InFull()} la demande ci-dessous. Elle relève de votre compétence : {facts.Reason}";
        yield return "Nous vous la transmettons en application de l'article L114-2 du code des relations entre le public et l'administration, et nous en avertissons la personne. Il vous revient d'en accuser réception (article L114-4).";
        if (PeriodEffect.ForPartner(facts) is { } effect)
            yield return effect;
        yield return string.Join('\n', Facts());
        foreach (var person in content.People)
            yield return string.Join('\n', Reach(person));
        foreach (var said in content.Said)
            yield return $"{said.Author}, {TimelineText.Via(said.Channel)}, le {said.On.InFull()} :\n{said.Words}";
        if (content.Enclosed.Count > 0)
            yield return $"Pièces jointes : {string.Join(", ", content.Enclosed)}.";
        if (content.LeftOut.Count > 0)
            yield return $"Trop lourdes pour ce courriel, à nous demander : {string.Join(", ", content.LeftOut)}.";
        yield return "Merci de nous dire sous quelle référence vous la suivez et quel jour vous l'avez reçue : la personne peut encore nous demander où elle en est.";
        yield return "Bien à vous,";
    }

    IEnumerable<string> Facts()
    {
        yield return $"Notre référence : {facts.Mentions.Reference}";
        yield return $"Objet : {content.Subject}";
        if (content.Place.Length > 0)
            yield return $"Lieu : {content.Place}";
        yield return $"Reçue le {facts.ReceivedOn.InFull()}, {TimelineText.Via(content.Channel)}";
        if (facts.FirstReceivedOn is { } first)
            yield return $"Reçue d'abord le {first.InFull()} par : {facts.FirstReceivedBy}";
    }

    static IEnumerable<string> Reach(ForwardedPerson person)
    {
        yield return $"{person.Role} : {person.To.FormalName}";
        foreach (var address in person.To.Addresses)
            yield return $"Adresse : {address.ReplaceLineEndings(", ")}";
        foreach (var phone in person.To.Phones)
            yield return $"Téléphone : {phone}";
        foreach (var email in person.To.GoodEmails)
            yield return $"Courriel : {email}";
    }
}

/// <summary>What of a request goes to the partner.</summary>
public sealed record ForwardedContent
{
    public required string Subject { get; init; }

    public required string Place { get; init; }

    public required Requesters.Channel Channel { get; init; }

    public required IReadOnlyList<ForwardedPerson> People { get; init; }

    /// <summary>What the resident said or wrote, oldest first.</summary>
    public required IReadOnlyList<ForwardedWords> Said { get; init; }

    /// <summary>Names of the files that go with it.</summary>
    public IReadOnlyList<string> Enclosed { get; init; } = [];

    /// <summary>Names of those too large for a mail.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}

/// <param name="Role">« Demandeur »</param>
public sealed record ForwardedPerson(string Role, Addressee To);

/// <param name="On">A local day.</param>
public sealed record ForwardedWords(string Author, Requesters.Channel Channel, DateOnly On, string Words);
