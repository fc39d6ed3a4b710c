using Parvis.Mail.Understanding;

namespace Parvis.MailTests.Understanding;

public class NewWordsLanguagesTests
{
    [Theory]
    [InlineData("en", "On Tue, 12 May 2026 at 08:41, Town Hall <hall@plouzel.example> wrote:")]
    [InlineData("en, wrapped", "On Tue, 12 May 2026, 8:41 am The Town Hall of Plouzel <hall@plouzel.example>\nwrote:")]
    [InlineData("en, Zoho", "---- On Tue, 12 May 2026 08:41:50 +0200 hall@plouzel.example wrote ----")]
    [InlineData("de", "Am Di., 12. Mai 2026 um 08:41 Uhr schrieb Rathaus <hall@plouzel.example>:")]
    [InlineData("nl", "Op di 12 mei 2026 om 08:41 schreef Gemeentehuis <\nhall@plouzel.example>:")]
    [InlineData("es", "El mar, 12 may 2026 a las 8:41, Ayuntamiento (<hall@plouzel.example>) escribió:")]
    [InlineData("it", "Il giorno mar 12 mag 2026 alle ore 08:41 Comune <hall@plouzel.example> ha scritto:")]
    [InlineData("it, Libero", "In data 12 maggio 2026 08:41:31 \"Comune\" <hall@plouzel.example> ha scritto:")]
    [InlineData("pt", "Em ter., 12 de mai. de 2026 às 08:41, Câmara <hall@plouzel.example> escreveu:")]
    [InlineData("pl", "wt., 12 maj 2026 o 08:41 Urząd <hall@plouzel.example> napisał(a):")]
    [InlineData("ro", "mar., 12 mai 2026 la 08:41, Primăria <hall@plouzel.example> a scris:")]
    [InlineData("tr", "Belediye <hall@plouzel.example>, 12 May 2026 Sal, 08:41 tarihinde şunu yazdı:")]
    [InlineData("ru", "вт, 12 мая 2026 г. в 08:41, Мэрия <hall@plouzel.example>:")]
    [InlineData("uk", "вт, 12 трав. 2026 р. о 08:41 Мерія <hall@plouzel.example> пише:")]
    [InlineData("no", "tir. 12. mai 2026 kl. 08:41 skrev Rådhus <hall@plouzel.example\n>:")]
    [InlineData("fi", "ti 12. toukok. 2026 klo 8.41 Kaupungintalo <hall@plouzel.example> kirjoitti:")]
    [InlineData("hu", "2026.05.12. 8:41 keltezéssel, \"Városháza\" írta:")]
    [InlineData("ar", "في الثلاثاء، 12 مايو 2026 في 8:41 ص تمت كتابة ما يلي بواسطة Mairie <hall@plouzel.example>:")]
    public void The_sentence_above_a_quote_is_known_in(string language, string sentence)
    {
        NewWords.OfText($"Merci, vu.\n\n{sentence}\n\n> Question ?\n").ShouldBe("Merci, vu.", language);
    }

    [Theory]
    [InlineData("en", "From: Town Hall\nSent: Tuesday, May 12, 2026 8:41 AM\nTo: Ann\nSubject: Leak")]
    [InlineData(
        "en, wrapped",
        "From: Town Hall\n<a-very-long-address@plouzel.example>\nSent: Tuesday, May 12, 2026 8:41 AM\nTo: Ann\nSubject: Leak"
    )]
    [InlineData("en, bold", "*From:* Town Hall\n*Date:* Tuesday, May 12, 2026 at 8:41 AM\n*To:* Ann\n*Subject:* Leak")]
    [InlineData(
        "de",
        "Von: Rathaus <hall@plouzel.example>\nGesendet: Dienstag, 12. Mai 2026 08:41\nAn: Anna\nBetreff: AW: Leck"
    )]
    [InlineData("es", "De: Ayuntamiento\nEnviado: martes, 12 de mayo de 2026 8:41\nPara: Ana\nAsunto: Fuga")]
    [InlineData("it", "Da: Comune\nInviato: martedì 12 maggio 2026 08:41\nA: Anna\nOggetto: Perdita")]
    [InlineData("pt", "De: Câmara\nEnviada em: terça-feira, 12 de maio de 2026 08:41\nPara: Ana\nAssunto: Fuga")]
    [InlineData("pl", "Od: Urząd\nWysłano: wtorek, 12 maja 2026 08:41\nDo: Anna\nTemat: Wyciek")]
    [InlineData("ru", "От: Мэрия\nОтправлено: вторник, 12 мая 2026 г. 8:41\nКому: Анна\nТема: Течь")]
    [InlineData("tr", "Kimden: Belediye\nGönderilme: 12 Mayıs 2026 08:41\nKime: Ayşe\nKonu: Su")]
    [InlineData("ar", "من: البلدية\nالتاريخ: 12/05/2026 08:41\nإلى: سعاد\nالموضوع: تسرب")]
    public void The_fields_above_a_quote_are_known_in(string language, string fields)
    {
        NewWords.OfText($"Merci, vu.\n\n{fields}\n\nQuestion ?\n").ShouldBe("Merci, vu.", language);
    }

    [Theory]
    [InlineData("-----Original Message-----")]
    [InlineData("-----original message-----")]
    [InlineData("----- Message d’origine -----")]
    [InlineData("-------- Ursprüngliche Nachricht --------")]
    [InlineData("-------- Mensaje original --------")]
    [InlineData("-------- Исходное сообщение --------")]
    [InlineData("-------- Oprindelig besked --------")]
    public void A_line_that_announces_the_message_answered_ends_the_new_words(string line) =>
        NewWords.OfText($"Merci, vu.\n\n{line}\n\nQuestion ?").ShouldBe("Merci, vu.");

    [Theory]
    [InlineData("Sent from my iPhone")]
    [InlineData("Sent from my Samsung Galaxy smartphone.")]
    [InlineData("Get Outlook for iOS<https://aka.example/x>")]
    [InlineData("Sent with Proton Mail secure email.")]
    [InlineData("Gesendet von Outlook für Android<https://aka.example/x>")]
    [InlineData("Enviado desde mi iPhone")]
    [InlineData("Inviato da iPhone")]
    [InlineData("Verstuurd vanaf mijn iPhone")]
    [InlineData("Отправлено с iPhone")]
    [InlineData("أرسلت من الـ iPhone")]
    public void The_line_of_a_telephone_is_nobodys_words(string line) =>
        NewWords.OfText($"Merci, vu.\n\n{line}\n").ShouldBe("Merci, vu.");
}
