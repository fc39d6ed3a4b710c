using System.Security.Cryptography;
using System.Text;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Ui;

namespace Parvis.Features.Acknowledgements.Writing;

/// <summary>An acknowledgement, or a demand of items, in words: each paragraph knows the mentions it bears.</summary>
public sealed class AcknowledgementText
{
    readonly AcknowledgementFacts facts;

    AcknowledgementText(AcknowledgementFacts facts, IReadOnlyList<Passage> passages) =>
        (this.facts, Passages) = (facts, passages);

    public IReadOnlyList<Passage> Passages { get; }

    public CorrespondenceKind Kind =>
        facts.OnlyItems ? CorrespondenceKind.ItemsDemand : CorrespondenceKind.Acknowledgement;

    public string Subject =>
        facts.Confidential
            ? $"Votre demande {facts.Mentions.Reference}"
            : $"{Kind.Title()} : votre demande {facts.Mentions.Reference}";

    /// <summary>The lines that close it.</summary>
    public IReadOnlyList<string> ClosingLines => facts.Mentions.Lines;

    /// <summary>Without the lines that close every correspondence.</summary>
    public string Body => string.Join("\n\n", Passages.Select(p => p.Text));

    /// <summary>As the request keeps it, with who handles it then: the proof must not change with them.</summary>
    public string Kept => $"{Body}\n\n{string.Join('\n', ClosingLines)}";

    /// <summary>
    /// A digest of what it tells of the law: dates, rules, items, courts. Written again on another day, it is the same or the
    /// former one is no longer true.
    /// </summary>
    public string Announced => Digest(Law(facts));

    /// <summary>A digest of the rules alone, whatever the agent chose.</summary>
    public string Rules =>
        Digest([
            new Passage($"{facts.Variant.Kind} {facts.Period}"),
            .. Law(
                facts with
                {
                    Variant = facts.Variant with { Incomplete = false },
                    Missing = [],
                    Until = null,
                    Deadline = null,
                    OnlyItems = false,
                }
            ),
        ]);

    /// <summary>In text, as it leaves by mail.</summary>
    public string Text => facts.Mentions.CloseText(Body);

    public string Html =>
        facts.Mentions.CloseHtml(
            Subject,
            Passages.SelectMany(p => Mentions.Paragraphs(p.Text).Select(text => new MailParagraph(text, p.Language)))
        );

    public IReadOnlyList<RequiredMention> Required =>
        facts.OnlyItems
            ?
            [
                .. MentionTable
                    .Of(facts.Variant)
                    .Where(m =>
                        m.What
                            is Mention.MissingItems
                                or Mention.ItemsUntil
                                or Mention.ItemsEffect
                                or Mention.Service
                                or Mention.Agent
                    ),
            ]
            : MentionTable.Of(facts.Variant, facts.PriorAppeal.Length > 0);

    /// <summary>What keeps it from leaving: a mention the law asks for, and nothing to fill it with.</summary>
    public IReadOnlyList<RequiredMention> Lacking
    {
        get
        {
            var borne = Passages.SelectMany(p => p.Mentions).Concat(Closing()).ToHashSet();
            return [.. Required.Where(m => !borne.Contains(m.What))];
        }
    }

    public static AcknowledgementText Write(AcknowledgementFacts facts) =>
        new(
            facts,
            [
                .. ReadableWords.Of(facts),
                new Passage($"{facts.Salutation},"),
                .. facts.Word.Length > 0 ? [new Passage(facts.Word)] : Array.Empty<Passage>(),
                .. facts.Replaces is { } former
                    ? [new Passage($"Cette liste remplace celle que nous vous avons envoyée le {former.InFull()}.")]
                    : Array.Empty<Passage>(),
                .. Law(facts),
                new Passage("Bien à vous,"),
            ]
        );

    static IEnumerable<Passage> Law(AcknowledgementFacts facts) =>
        [
            .. facts.OnlyItems ? [] : Received(facts),
            .. ItemsPassages.Of(facts),
            .. facts.OnlyItems ? [] : SilencePassages.Of(facts),
        ];

    static string Digest(IEnumerable<Passage> passages) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', passages.Select(p => p.Text))))
        );

    static IEnumerable<Passage> Received(AcknowledgementFacts facts)
    {
        var mentions = facts.Mentions;
        yield return new Passage(
            $"Nous avons reçu votre demande le {facts.ReceivedOn.InFull()}. Elle porte la référence {mentions.Reference}.",
            Mention.ReceivedOn
        );
        if (facts.FirstReceivedOn is { } first)
            yield return new Passage(
                $"Elle nous a été transmise par une autre administration, qui l'avait reçue le {first.InFull()} : {facts.FirstReceivedBy}."
            );
        if (facts.Confidential)
            yield return new Passage("Un agent de la mairie la suit : il se présentera dans sa réponse.");
    }

    /// <summary>
    /// What the lines that close every correspondence say. About a confidential request they name the town only, and
    /// the agent only in the answer: saying who it is would say what it is about (CRPA L111-2, safety of persons).
    /// </summary>
    IEnumerable<Mention> Closing()
    {
        var mentions = facts.Mentions;
        if (mentions.DepartmentName.Length > 0 || facts.Confidential)
            yield return Mention.Service;
        if (mentions.Address.Length > 0)
            yield return Mention.PostalAddress;
        if (mentions.Address.Length > 0 || mentions.Email.Length > 0)
            yield return Mention.EmailOrPostalAddress;
        if (mentions.Phone.Length > 0)
            yield return Mention.Phone;
        if (mentions.NamesTheAgent || facts.Confidential)
            yield return Mention.Agent;
    }
}
