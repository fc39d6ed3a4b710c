using Parvis.Mail.Understanding;
using static Parvis.MailTests.Understanding.MailBuilder;

namespace Parvis.MailTests.Understanding;

/// <summary>Losing a word of a resident is worse than keeping one too many.</summary>
public class NewWordsTrapsTests
{
    public static TheoryData<string, string> KeptWhole =>
        new()
        {
            {
                "fields typed by the resident",
                "Objet : demande de place en crèche\nDe : Awa Sarr\nÀ : petite enfance\nDate : dès que possible\n\nMadame,\nDe : 8h à 18h je travaille."
            },
            {
                "a sentence that ends with wrote",
                "Bonjour,\n\nLe 3 mars votre service m'a écrit :\n« Votre dossier est incomplet. »\nJe ne comprends pas."
            },
            {
                "a story of who wrote",
                "Le 12 janvier le voisin a écrit :\nje vais couper la haie.\n\nIl ne l'a pas fait."
            },
            {
                "the original alone, without chevrons",
                "-----Message d'origine-----\nDe : Mairie\nEnvoyé : mardi 12 mai 2026 08:41\nÀ : Jean\nObjet : Fuite\n\nOù est la fuite ?\n\nElle est au 4 impasse du Lavoir."
            },
            { "a list with dashes", "Je signale :\n-- un trou\n-- une lampe\n-- un banc\n\nMerci" },
            { "dashes as decoration", "Les points :\n----\n1. la haie\n2. le trottoir\n----\nMerci" },
            {
                "a long text under two dashes",
                "Avant\n--\n" + string.Join('\n', Enumerable.Range(1, 20).Select(i => $"ligne {i}"))
            },
            { "a sentence that starts like a telephone", "Bonjour,\nSent from my desk, it is easier.\nMerci" },
            { "times and dates", "Les passages :\n2026-05-12 14:30\n12.05.2026 à 9h15\nMerci de vérifier." },
            { "an address and a colon", "Mon adresse est <odile@usager.example> :\nmerci de la noter." },
            { "confidentiality asked in the middle", "Ceci est confidentiel.\n\nJe vous le confie." },
            { "a signature alone", "-- \nOdile Kermarrec\n4 impasse du Lavoir" },
            { "the line of a telephone alone", "Envoyé de mon iPhone" },
            { "a quote alone", "> Où est la fuite ?\n> Merci" },
            { "a legal notice alone", "Si vous n'êtes pas le destinataire de ce message, merci de le détruire." },
        };

    [Theory]
    [MemberData(nameof(KeptWhole))]
    public void The_whole_is_kept_of(string what, string text) => NewWords.OfText(text).ShouldBe(text, what);

    [Fact]
    public void An_answer_under_the_quote_is_kept() =>
        NewWords
            .OfText("Le 12/05/2026 à 08:41, Mairie a écrit :\n> Où est la fuite ?\n\nAu 4 impasse du Lavoir.")
            .ShouldBe("Au 4 impasse du Lavoir.");

    [Fact]
    public void Answers_between_quotes_are_kept() =>
        NewWords
            .OfText("Bonjour,\n> Où est la fuite ?\nDevant le 4.\n> Depuis quand ?\nDepuis lundi.")
            .ShouldBe("Bonjour,\nDevant le 4.\nDepuis lundi.");

    [Theory]
    [InlineData("Bonjour, mes réponses ci-dessous.")]
    [InlineData("Voir mes réponses en rouge dans votre message.")]
    [InlineData("See inline.")]
    public void Answers_written_inside_an_unmarked_quote_are_kept_with_it(string announcement)
    {
        var text =
            $"{announcement}\n\n-----Message d'origine-----\nOù est la fuite ? Devant le 4.\nDepuis quand ? Lundi.";
        NewWords.OfText(text).ShouldBe(text);
    }

    [Fact]
    public void An_answer_under_a_signature_and_a_quote_is_kept() =>
        NewWords
            .OfText("Vu.\n-- \nOdile\n\nLe 12/05/2026 à 08:41, Mairie a écrit :\n> Où ?\n\nAu 4.")
            .ShouldBe("Vu.\n\nAu 4.");

    [Theory]
    [InlineData("--\nOdile Kermarrec\n4 impasse du Lavoir", "Vu.")]
    [InlineData("--\nOdile\n\nLe 12/05/2026 à 08:41, Mairie a écrit :\n> Où ?", "Vu.")]
    [InlineData("--\nOdile\n\nDe : Mairie\nEnvoyé : mardi 12 mai 2026 08:41\nÀ : Odile\n\nOù est la fuite ?", "Vu.")]
    [InlineData("--\nLe portail est cassé.\n--\nLa lampe aussi", "Vu.\n--\nLe portail est cassé.\n--\nLa lampe aussi")]
    [InlineData("--\nPortail\n--\nLampe", "Vu.\n--\nPortail\n--\nLampe")]
    [InlineData("--\nPouvez-vous aussi regarder la lampe ?", "Vu.\n--\nPouvez-vous aussi regarder la lampe ?")]
    public void Two_dashes_without_a_space_are_a_signature_only_above_one(string below, string words) =>
        NewWords.OfText($"Vu.\n{below}").ShouldBe(words);

    [Fact]
    public void A_quoted_line_that_a_server_wrapped_stays_a_quote() =>
        NewWords
            .OfText(
                "Vu.\n\n> Nous avons bien reçu votre demande et nous vous demandons de bien vouloir\npréciser l'adresse\n> Merci"
            )
            .ShouldBe("Vu.");

    [Fact]
    public void What_stands_under_the_line_of_a_telephone_is_kept_when_nothing_is_answered()
    {
        const string text = "Photo jointe.\n\nEnvoyé de mon iPhone\n\nLe portail est ouvert.";
        NewWords.Of(Message(text, "Portail")).ShouldBe("Photo jointe.\n\n\nLe portail est ouvert.");
        NewWords.Of(Message(text, "Re: Portail")).ShouldBe("Photo jointe.");
        NewWords.Of(Message(text, "Portail", inReplyTo: "1@plouzel.example")).ShouldBe("Photo jointe.");
    }

    [Theory]
    [InlineData("PS : le portail est ouvert.")]
    [InlineData("P.S. le portail est ouvert.")]
    public void A_postscript_under_the_line_of_a_telephone_is_kept(string postscript) =>
        NewWords.OfText($"Vu.\n\nEnvoyé de mon iPhone\n\n{postscript}").ShouldBe($"Vu.\n\n{postscript}");

    [Theory]
    [InlineData("Re: Fuite", "Vu.")]
    [InlineData("RE : Fuite", "Vu.")]
    [InlineData("Re[2]: Fuite", "Vu.")]
    [InlineData("[EXTERNE] RE: Fuite", "Vu.")]
    [InlineData("[Plouzel] [SPAM] Ré: Fuite", "Vu.")]
    [InlineData("[EXTERNE", "Vu.\n\n-----Message d'origine-----\nOù ?")]
    [InlineData("Référence 77: Fuite", "Vu.\n\n-----Message d'origine-----\nOù ?")]
    public void The_subject_says_whether_something_is_answered(string subject, string words) =>
        NewWords.Of(Message("Vu.\n\n-----Message d'origine-----\nOù ?", subject)).ShouldBe(words);

    [Theory]
    [InlineData("Le 12 mai 2026 à 14:30 votre agent a écrit :\n« Dossier refusé. »\n\nJe conteste.")]
    [InlineData(
        "Voici la réponse :\n\nDe : Syndic\nEnvoyé : mardi 12 mai 2026 08:41\nÀ : Awa\nObjet : Bruit\n\nRien à faire."
    )]
    [InlineData("Le bruit dépasse la norme :\n> 50 dB le jour\n> 40 dB la nuit\nMerci")]
    [InlineData("-----Message d'origine-----\nVotre dossier est complet.")]
    public void A_message_that_answers_nothing_may_show_what_others_wrote(string text)
    {
        NewWords.Of(Message($"Bonjour,\n{text}", "Réclamation")).ShouldBe($"Bonjour,\n{text}");
        NewWords.Of(Message($"Bonjour,\n{text}", "RE: Réclamation")).ShouldNotBe($"Bonjour,\n{text}");
    }

    [Fact]
    public void A_quote_under_its_sentence_is_one_even_when_nothing_is_answered() =>
        NewWords.Of(Message("Vu.\n\nLe 12/05/2026 à 08:41, Mairie a écrit :\n\n> Où ?\n", "Fuite")).ShouldBe("Vu.");

    [Fact]
    public void The_legal_notice_of_a_forwarded_message_is_kept_with_it()
    {
        const string text =
            "Pour information.\n\n---------- Forwarded message ---------\nDe : Syndic <s@plouzel.example>\n\nRien à faire.\n\nSi vous n'êtes pas le destinataire, détruisez ce message.";
        NewWords.OfText(text).ShouldBe(text);
    }

    [Theory]
    [InlineData(
        "---------- Forwarded message ---------\nDe : Syndic <syndic@plouzel.example>\nDate: dim. 3 mai 2026 à 18:30\nSubject: Bruit\nTo: <awa@usager.example>"
    )]
    [InlineData(
        "-------- Message transféré --------\nSujet : Bruit\nDate : Sun, 3 May 2026 18:30:00 +0200\nDe : Syndic <syndic@plouzel.example>\nPour : awa@usager.example"
    )]
    [InlineData(
        "Début du message réexpédié :\n\n> De: Syndic <syndic@plouzel.example>\n> Objet: Bruit\n> Date: 3 mai 2026 à 18:30"
    )]
    [InlineData(
        "----- Mail transféré -----\nDe: \"Syndic\" <syndic@plouzel.example>\nÀ: awa@usager.example\nEnvoyé: Dimanche 3 Mai 2026 18:30:00"
    )]
    public void A_forwarded_message_is_kept_and_its_author_known(string announcement)
    {
        var text = $"Pour information.\n\n{announcement}\n\nLes travaux de nuit continuent.";
        NewWords.OfText(text).ShouldBe(text);
        var author = Forwards.OriginalSender(Message(text, "Bruit"));
        author.ShouldNotBeNull().Address.ShouldBe("syndic@plouzel.example");
        author.Name.ShouldBe("Syndic");
    }

    [Theory]
    [InlineData("TR: Bruit")]
    [InlineData("Tr : Bruit")]
    [InlineData("Fwd: Bruit")]
    public void The_subject_says_that_what_follows_is_forwarded(string subject)
    {
        const string text =
            "Pour information.\n\nDe : Syndic <syndic@plouzel.example>\nEnvoyé : dimanche 3 mai 2026 18:30\nÀ : Awa\nObjet : Bruit\n\nLes travaux continuent.";
        NewWords.Of(Message(text, subject)).ShouldBe(text);
        Forwards.OriginalSender(Message(text, subject)).ShouldNotBeNull().Address.ShouldBe("syndic@plouzel.example");
        NewWords.Of(Message(text, "RE: Bruit")).ShouldBe("Pour information.");
        Forwards.OriginalSender(Message(text, "RE: Bruit")).ShouldBeNull();
    }

    [Fact]
    public void A_message_forwarded_as_a_file_names_its_author()
    {
        var inner = Part("text/plain", "Bonjour", "From: Syndic <syndic@plouzel.example>");
        var mail = Message(
            "Voir le fichier.",
            "Fwd: Bruit",
            contentType: "multipart/mixed",
            parts: Part("message/rfc822", "", "", inner)
        );
        Forwards.OriginalSender(mail).ShouldNotBeNull().Address.ShouldBe("syndic@plouzel.example");
    }

    [Fact]
    public void Lines_of_dashes_by_the_thousand_are_not_each_looked_at_forty_times()
    {
        var text = string.Concat(Enumerable.Repeat("-- \n", 15_000));
        NewWords.OfText("-- \n");
        var before = GC.GetAllocatedBytesForCurrentThread();

        NewWords.OfText(text);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(40_000_000);
    }

    [Fact]
    public void An_endless_author_does_not_cost_a_kilobyte_a_character()
    {
        var inner = Part("text/plain", "Bonjour", $"From: {new string('a', 50_000)}@{new string('b', 50_000)}");
        var mail = Message(
            "Voir le fichier.",
            "Fwd: Bruit",
            contentType: "multipart/mixed",
            parts: Part("message/rfc822", "", "", inner)
        );
        var before = GC.GetAllocatedBytesForCurrentThread();

        Forwards.OriginalSender(mail).ShouldNotBeNull();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10_000_000);
    }

    [Fact]
    public void A_message_that_forwards_nothing_has_no_other_author() =>
        Forwards.OriginalSender(Message()).ShouldBeNull();

    [Theory]
    [InlineData("> quoted line of somebody\n")]
    [InlineData("On Tue, 12 May 2026 at 08:41, Hall <hall@plouzel.example> wrote:\n")]
    [InlineData("On 3 May, he wrote:\n")]
    [InlineData("De : 3\nEnvoyé : 3\n")]
    [InlineData("--\n")]
    [InlineData("Envoyé de mon iPhone\n")]
    [InlineData("\n")]
    [InlineData("**********\nsi vous n'êtes pas le destinataire\n\n")]
    [InlineData("x ")]
    public void Twice_the_text_is_twice_the_work(string unit)
    {
        NewWords.OfText("a\n" + unit);
        var small = Work(unit, 40_000);
        var large = Work(unit, 80_000);
        large.ShouldBeLessThan(small * 3, $"{small} then {large} bytes allocated");
    }

    static long Work(string unit, int characters)
    {
        var text = "Bonjour\n" + string.Concat(Enumerable.Repeat(unit, characters / unit.Length));
        var before = GC.GetAllocatedBytesForCurrentThread();
        NewWords.OfText(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
