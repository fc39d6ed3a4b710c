namespace Parvis.Mail.Understanding.Words;

/// <summary>
/// The fields that a program copies above the message it answers: « De : … Envoyé : … À : … Objet : … ».
/// </summary>
/// <remarks>
/// A resident who types « Objet : » or « De : » writes no date of sending: without an author, a date with digits, and an
/// addressee or a subject, it is no block.
/// </remarks>
static class HeaderBlocks
{
    const int MostLines = 14;
    const int MostContinuations = 3;

    [Flags]
    enum Field
    {
        None = 0,
        From = 1,
        Sent = 2,
        To = 4,
        Subject = 8,
        Copy = 16,
    }

    static readonly (Field Field, string[] Names)[] Table =
    [
        (
            Field.From,
            Phrases.Of(
                "de | from | von | da | van | fra | från | od | от | от кого | від | kimden | gönderen",
                "expéditeur | expediteur | de la | lähettäjä | من | מאת | από | feladó | 发件人 | 寄件者 | 差出人"
            )
        ),
        (
            Field.Sent,
            Phrases.Of(
                "envoyé | envoyé le | envoye | date | date d'envoi | sent | date sent | gesendet | datum",
                "inviato | data | enviado | enviado el | enviada em | fecha | verzonden | sendt | skickat | dato",
                "wysłano | отправлено | дата | надіслано | gönderilme | gönderme tarihi | tarih | trimis",
                "trimis la | message du | التاريخ | تاريخ الإرسال | lähetetty | päiväys | odesláno | datum | נשלח",
                "发送时间"
            )
        ),
        (
            Field.To,
            Phrases.Of(
                "à | a | to | an | para | aan | til | till | do | кому | kime | către | catre | إلى",
                "vastaanottaja | komu | destinataire | destinataires | pour | אל | προς | 收件人 | 宛先"
            )
        ),
        (
            Field.Subject,
            Phrases.Of(
                "objet | sujet | subject | betreff | oggetto | asunto | assunto | onderwerp | emne | ämne | temat",
                "тема | konu | subiect | الموضوع | aihe | předmět | נושא | θέμα | 主题 | 件名"
            )
        ),
        (Field.Copy, ["cc", "cci", "bcc", "copie", "copie à", "copie a", "kopie", "копия", "répondre à", "reply-to"]),
    ];

    static readonly Dictionary<string, Field> ByName = Table
        .SelectMany(row => row.Names.Select(name => (name, row.Field)))
        .DistinctBy(pair => pair.name)
        .ToDictionary(pair => pair.name, pair => pair.Field, StringComparer.OrdinalIgnoreCase);

    /// <summary>How many lines the block takes that starts at a line; zero when there is none.</summary>
    public static int At(MailLine[] lines, int start)
    {
        if (NameOf(lines[start]) == Field.None)
            return 0;
        var found = Field.None;
        var end = start;
        var continuations = 0;
        for (var i = start; i < lines.Length && i < start + MostLines; i++)
        {
            if (lines[i].IsBlank || lines[i].IsQuoted != lines[start].IsQuoted)
                break;
            var field = NameOf(lines[i]);
            if (field == Field.None && ++continuations > MostContinuations)
                break;
            // A date without a digit is a word that somebody typed.
            if (field == Field.Sent && !lines[i].Bare.Any(char.IsDigit))
                return 0;
            found |= field;
            if (field != Field.None)
                (end, continuations) = (i, 0);
        }
        var complete = found.HasFlag(Field.From) && found.HasFlag(Field.Sent);
        return complete && (found & (Field.To | Field.Subject)) != Field.None ? end - start + 1 : 0;
    }

    /// <summary>The value of the author's field in a block.</summary>
    public static string? Author(MailLine[] lines, int start, int count) =>
        lines
            .Skip(start)
            .Take(count)
            .Where(line => NameOf(line) == Field.From)
            .Select(line => line.Bare[(line.Bare.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())
            .FirstOrDefault();

    static Field NameOf(MailLine line)
    {
        var bare = line.Bare;
        var colon = bare.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 1 or > 24)
            return Field.None;
        // Orange writes « Message du 12/05/26 08:41 »: its colon is that of the time.
        if (bare.StartsWith("message du ", StringComparison.OrdinalIgnoreCase) && char.IsDigit(bare[11]))
            return Field.Sent;
        return ByName.GetValueOrDefault(bare[..colon].Trim(' ', '_'));
    }
}
