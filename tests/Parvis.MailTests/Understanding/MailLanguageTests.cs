using Parvis.Mail.Understanding;

namespace Parvis.MailTests.Understanding;

public class MailLanguageTests
{
    [Theory]
    [InlineData("fr", "Bonjour, le lampadaire devant chez moi ne marche plus depuis lundi. Merci de votre aide.")]
    [InlineData("fr", "Il y a un trou dans la rue des Écoles.")]
    [InlineData("en", "Hello, the street lamp in front of my house has been broken since Monday. Thank you.")]
    [InlineData("de", "Guten Tag, die Laterne vor meinem Haus ist seit Montag kaputt. Vielen Dank für Ihre Hilfe.")]
    [InlineData("es", "Hola, la farola delante de mi casa no funciona desde el lunes. Gracias por su ayuda.")]
    [InlineData(
        "it",
        "Buongiorno, il lampione davanti alla mia casa non funziona da lunedì. Grazie per il vostro aiuto."
    )]
    [InlineData("pt", "Bom dia, o candeeiro em frente da minha casa não funciona desde segunda-feira. Muito obrigado.")]
    [InlineData("nl", "Hallo, de lantaarn voor mijn huis is sinds maandag kapot. Bedankt voor uw hulp.")]
    [InlineData("pl", "Dzień dobry, lampa przed moim domem nie działa od poniedziałku. Proszę o pomoc i dziękuję.")]
    [InlineData("ro", "Bună ziua, lampa din fața casei mele nu mai funcționează de luni. Vă mulțumesc.")]
    [InlineData("tr", "Merhaba, evimin önündeki lamba pazartesiden beri çalışmıyor. Yardım için teşekkür ederim.")]
    [InlineData(
        "ru",
        "Здравствуйте, фонарь перед моим домом не работает с понедельника. Спасибо, это очень важно для нас, мы ждём."
    )]
    [InlineData("uk", "Добрий день, ліхтар перед моїм будинком не працює з понеділка. Дякую.")]
    [InlineData("ar", "مرحبا، المصباح أمام منزلي لا يعمل منذ يوم الاثنين. شكرا لكم.")]
    [InlineData("el", "Καλημέρα, η λάμπα μπροστά στο σπίτι μου δεν λειτουργεί.")]
    [InlineData("zh", "您好，我家门前的路灯坏了，请帮忙修理。")]
    public void A_letter_says_its_language(string language, string text) => MailLanguage.Of(text).ShouldBe(language);

    [Theory]
    [InlineData("")]
    [InlineData("Bonjour")]
    [InlineData("OK merci")]
    [InlineData("2026-0077 / 12 rue Verte")]
    [InlineData("???")]
    [InlineData("Jean Dupont, Odile Kermarrec, Awa Sarr")]
    [InlineData("الو")]
    public void Too_few_words_say_nothing(string text) => MailLanguage.Of(text).ShouldBeNull();
}
