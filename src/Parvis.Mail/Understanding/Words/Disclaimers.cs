namespace Parvis.Mail.Understanding.Words;

/// <summary>The legal notices that servers add below every message.</summary>
/// <remarks>
/// A whole paragraph goes, or a block between two rules, and never the first paragraph: what a resident says of
/// confidentiality stands in the middle of other words.
/// </remarks>
static class Disclaimers
{
    /// <summary>Sentences that only a notice holds.</summary>
    static readonly string[] Sure = Phrases.Of(
        "si vous n'êtes pas le destinataire | si vous n'etes pas le destinataire",
        "si vous avez reçu ce message par erreur | si vous avez reçu ce courriel par erreur",
        "si vous recevez ce message par erreur | ce message et toutes les pièces jointes",
        "ce message et ses pièces jointes | ce courriel et ses pièces jointes | ce message et les pièces jointes",
        "établis à l'intention exclusive | à l'intention exclusive de ses destinataires",
        "pensez à l'environnement avant d'imprimer | n'imprimez ce message que | n'imprimer ce message que",
        "avant d'imprimer ce message | avant d'imprimer cet e-mail | avant d'imprimer ce mail",
        "if you are not the intended recipient | if you have received this email in error",
        "if you have received this e-mail in error | if you have received this message in error",
        "intended solely for the use | intended only for the named | intended for the addressee only",
        "scanned for viruses | swept for computer viruses | may be privileged and confidential",
        "please consider the environment before printing | messages are routinely monitored",
        "certified virus free | wenn sie nicht der richtige adressat sind | si usted no es el destinatario",
        "se non siete i destinatari | se você não for o destinatário"
    );

    /// <summary>Words that are enough between two rules.</summary>
    static readonly string[] Fenced = Phrases.Of(
        "confidentiel | confidential | monitored | virus | disclaimer | destinataire | intended recipient",
        "data protection act | avertissement"
    );

    /// <summary>The lines without the notices.</summary>
    public static List<MailLine> Remove(List<MailLine> lines)
    {
        var kept = new List<MailLine>(lines.Count);
        var (hasWords, afterNotice) = (false, false);
        for (var i = 0; i < lines.Count; )
        {
            var end = EndOfBlock(lines, i);
            var block = lines[i..end];
            if (hasWords && IsNotice(block))
            {
                DropTitle(kept);
                afterNotice = true;
            }
            else
            {
                // The rule that closed the notice goes with it.
                kept.AddRange(afterNotice && Separators.IsRule(block[0]) ? block[1..] : block);
                afterNotice = false;
                hasWords = hasWords || block.Exists(line => !line.IsBlank);
            }
            i = end;
        }
        return kept;
    }

    /// <summary>
    /// A block is a paragraph with the blank lines under it, or what stands under a rule until the next rule.
    /// </summary>
    static int EndOfBlock(List<MailLine> lines, int start)
    {
        var fenced = Separators.IsRule(lines[start]);
        var end = start + 1;
        while (
            end < lines.Count && !Separators.IsRule(lines[end]) && (fenced || SameParagraph(lines[end - 1], lines[end]))
        )
            end++;
        return end;
    }

    static bool SameParagraph(MailLine above, MailLine line) => !above.IsBlank || line.IsBlank;

    static bool IsNotice(List<MailLine> block)
    {
        var text = string.Join(' ', block.Where(line => !line.IsBlank).Select(line => line.Bare));
        var fenced = Separators.IsRule(block[0]);
        if (fenced && text.Trim('-', '_', '*', '=', '#', ' ').Length == 0)
            return false;
        return ContainsAny(text, Sure) || (fenced && ContainsAny(text, Fenced));
    }

    /// <summary>« Disclaimer » alone above a notice that went.</summary>
    static void DropTitle(List<MailLine> kept)
    {
        var last = kept.FindLastIndex(line => !line.IsBlank);
        var isTitle = last >= 0 && (Separators.IsRule(kept[last]) || IsTitle(kept[last].Bare));
        var end = isTitle ? last : last + 1;
        kept.RemoveRange(end, kept.Count - end);
    }

    static bool IsTitle(string bare) =>
        bare.Length <= 20 && ContainsAny(bare, ["disclaimer", "avertissement", "confidentialité"]);

    static bool ContainsAny(string text, string[] phrases) =>
        Array.Exists(phrases, p => text.Contains(p, StringComparison.OrdinalIgnoreCase));
}
