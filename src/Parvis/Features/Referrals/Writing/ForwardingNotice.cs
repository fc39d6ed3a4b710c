using Parvis.Features.Requests;
using Parvis.Ui;

namespace Parvis.Features.Referrals.Writing;

/// <summary>What the resident is told when their request is sent on: each paragraph knows the mentions it bears.</summary>
public sealed class ForwardingNotice
{
    readonly ReferralFacts facts;

    ForwardingNotice(ReferralFacts facts) => (this.facts, Passages) = (facts, [.. Write(facts)]);

    public IReadOnlyList<ReferralPassage> Passages { get; }

    public string Subject =>
        facts.Confidential
            ? $"Votre demande {facts.Mentions.Reference}"
            : $"{CorrespondenceKind.ForwardingNotice.Title()} : votre demande {facts.Mentions.Reference}";

    /// <summary>Without the lines that close every correspondence.</summary>
    public string Body => string.Join("\n\n", Passages.Select(p => p.Text));

    /// <summary>In text, as it leaves by mail.</summary>
    public string Text => facts.Mentions.CloseText(Body);

    public string Html => facts.Mentions.CloseHtml(Subject, Body);

    public IReadOnlyList<string> ClosingLines => facts.Mentions.Lines;

    /// <summary>As the record keeps it: the proof must not change with who handles it.</summary>
    public string Kept => $"{Body}\n\n{string.Join('\n', ClosingLines)}";

    public IReadOnlyList<RequiredReferralMention> Required =>
        ReferralMentions.Of(PeriodEffect.ArticleOf(facts.Deadline));

    /// <summary>What keeps it from leaving: a mention the law asks for, and nothing to fill it with.</summary>
    public IReadOnlyList<RequiredReferralMention> Lacking
    {
        get
        {
            var borne = Passages.SelectMany(p => p.Mentions).Concat(Closing()).ToHashSet();
            return [.. Required.Where(m => !borne.Contains(m.What))];
        }
    }

    public static ForwardingNotice Of(ReferralFacts facts) => new(facts);

    static IEnumerable<ReferralPassage> Write(ReferralFacts facts)
    {
        var partner = facts.Partner;
        yield return new($"{facts.Salutation},");
        if (facts.Word.Length > 0)
            yield return new(facts.Word);
        yield return new(
            $"Nous avons reçu votre demande le {facts.ReceivedOn.InFull()}. Elle porte la référence {facts.Mentions.Reference}. Elle ne relève pas de la commune : {Sentence(facts.Reason)}"
        );
        yield return new(
            $"Nous la transmettons le {facts.Today.InFull()} à l'organisme compétent : {partner.Name}.",
            ReferralMention.CompetentAuthority,
            ReferralMention.ForwardedOn
        );
        if (partner.Address.Length > 0)
            yield return new(HowToReach(facts), ReferralMention.AuthorityAddress);
        yield return new(
            "C'est cet organisme qui vous en accusera réception et qui vous répondra. Vous n'avez rien à refaire.",
            ReferralMention.AcknowledgedThere
        );
        if (PeriodEffect.ForResident(facts) is { } effect)
            yield return new(effect, ReferralMention.PeriodEffect);
        yield return new("Nous continuons de suivre votre demande : nous pouvons vous dire où elle en est.");
        yield return new("Bien à vous,");
    }

    static string HowToReach(ReferralFacts facts)
    {
        var partner = facts.Partner;
        return string.Join(
            '\n',
            new[]
            {
                $"Adresse : {partner.Address.ReplaceLineEndings(", ")}",
                partner.Phone.Length == 0 ? "" : $"Téléphone : {partner.Phone}",
                partner.Email.Length == 0 ? "" : $"Courriel : {partner.Email}",
            }.Where(line => line.Length > 0)
        );
    }

    /// <summary>Typed with or without its full stop.</summary>
    static string Sentence(string reason) =>
        reason.Length == 0 ? "…"
        : reason[^1] is '.' or '!' or '?' or '…' ? reason
        : $"{reason}.";

    /// <summary>See the acknowledgement: about a confidential request the agent is named in the answer only.</summary>
    IEnumerable<ReferralMention> Closing()
    {
        if (facts.Mentions.DepartmentName.Length > 0 || facts.Confidential)
            yield return ReferralMention.Service;
        if (facts.Mentions.NamesTheAgent || facts.Confidential)
            yield return ReferralMention.Agent;
    }
}
