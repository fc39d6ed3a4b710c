using Parvis.Mail.Understanding;

namespace Parvis.MailTests.Understanding;

/// <summary>One row for each program that residents write with, in French.</summary>
public class NewWordsFrenchTests
{
    const string Reply =
        "Bonjour,\n\nLa fuite est au 4 impasse du Lavoir, devant le portail vert.\n\nBien à vous,\nOdile Kermarrec";

    const string Letter =
        "Bonjour,\n\nVotre signalement n° 2026-0077 est enregistré.\nOù se trouve la fuite ?\n\nService des eaux";

    static readonly string Chevrons = string.Join('\n', Letter.Split('\n').Select(line => $"> {line}".TrimEnd()));

    public static TheoryData<string, string> Clients =>
        new()
        {
            {
                "Gmail",
                $"{Reply}\n\nLe mar. 12 mai 2026 à 08:41, Mairie de Plouzel <\neaux@plouzel.example> a écrit :\n\n{Chevrons}\n"
            },
            {
                "Gmail on Android",
                $"{Reply}\n\nLe mar. 12 mai 2026, 08:41, Mairie de Plouzel <eaux@plouzel.example> a\nécrit :\n\n{Chevrons}"
            },
            {
                "Outlook",
                $"{Reply}\n\nDe : Mairie de Plouzel <eaux@plouzel.example> \nEnvoyé : mardi 12 mai 2026 08:41\nÀ : Odile Kermarrec <o.kermarrec@usager.example>\nCc : voirie@plouzel.example\nObjet : Fuite d’eau\n\n{Letter}"
            },
            {
                "Outlook on the web",
                $"{Reply}\n________________________________\nDe : Mairie de Plouzel\nEnvoyé : mardi 12 mai 2026 08:41\nÀ : Odile Kermarrec\nObjet : Fuite d'eau\n\n{Letter}"
            },
            {
                "Outlook for Android",
                $"{Reply}\n\nTéléchargez Outlook pour Android<https://aka.example/abc>\n________________________________\nFrom: Mairie de Plouzel <eaux@plouzel.example>\nSent: Tuesday, May 12, 2026 8:41:02 AM\nTo: Odile Kermarrec\nSubject: Fuite d'eau\n\n{Letter}"
            },
            {
                "Windows Mail",
                $"{Reply}\n\nProvenance : Courrier pour Windows\n\nDe : Mairie de Plouzel\nEnvoyé le :mardi 12 mai 2026 08:41\nÀ : Odile Kermarrec\nObjet :Fuite d'eau\n\n{Letter}"
            },
            {
                "Orange",
                $"{Reply}\n\nenvoyé : 12 mai 2026 à 08:41\nde : Mairie de Plouzel <eaux@plouzel.example>\nà : o.kermarrec@usager.example\nobjet : Fuite d'eau\n\n{Letter}"
            },
            {
                "Orange before 2022",
                $"{Reply}\n\n> Message du 12/05/26 08:41\n> De : \"Mairie de Plouzel\" <eaux@plouzel.example>\n> A : o.kermarrec@usager.example\n> Copie à : \n> Objet : Fuite d'eau\n> \n{Chevrons}"
            },
            {
                "Orange on a telephone",
                $"{Reply}\n\nEnvoyé depuis l'application Mail Orange\n\n\n----------------------------------------\nDe : Mairie de Plouzel <eaux@plouzel.example>\nDate : mar., 12 mai 2026 08:41\nÀ : o.kermarrec@usager.example\nObjet : Fuite d'eau\n\n{Letter}"
            },
            {
                "Free",
                $"{Reply}\n\n----- Mail original -----\nDe: \"Mairie de Plouzel\" <eaux@plouzel.example>\nÀ: \"o kermarrec\" <o.kermarrec@usager.example>\nEnvoyé: Mardi 12 Mai 2026 08:41:00\nObjet: Fuite d'eau\n\n{Letter}"
            },
            {
                "La Poste",
                $"{Reply}\n\nEnvoyé depuis laposte.net\n\nLe 12 mai 2026 à 08:41, Mairie de Plouzel a écrit :\n\n{Chevrons}"
            },
            {
                "SFR",
                $"{Reply}\n\n-----Message d'origine-----\nDe : Mairie de Plouzel\nEnvoyé : mardi 12 mai 2026 08:41\nÀ : Odile Kermarrec\nObjet : Fuite d'eau\n\n{Letter}"
            },
            {
                "iPhone",
                $"{Reply}\n\nEnvoyé de mon iPhone\n\n> Le 12 mai 2026 à 08:41, Mairie de Plouzel <eaux@plouzel.example> a écrit :\n> \n{Chevrons}"
            },
            {
                "iPad without chevrons",
                $"{Reply}\n\nEnvoyé de mon iPad\n\nLe 12 mai 2026 à 08:41, Mairie de Plouzel <eaux@plouzel.example> a écrit :\n\n﻿{Letter}"
            },
            {
                "Samsung",
                $"{Reply}\n\n\nEnvoyé depuis mon appareil Galaxy\n\n\n-------- Message d'origine --------\nDe : Mairie de Plouzel <eaux@plouzel.example> \nDate : 12/05/2026  08:41  (GMT+01:00) \nÀ : o.kermarrec@usager.example \nObjet : Fuite d'eau \n\n{Letter}"
            },
            { "Thunderbird", $"{Reply}\n\nLe 12/05/2026 à 08:41, Mairie de Plouzel a écrit :\n{Chevrons}\n\n" },
            {
                "Thunderbird with a signature",
                $"{Reply}\n\n-- \nOdile Kermarrec\n4 impasse du Lavoir\n\nLe 12/05/2026 à 08:41, Mairie de Plouzel a écrit :\n{Chevrons}"
            },
            {
                "Yahoo",
                $"{Reply}\n\n    Le mardi 12 mai 2026 à 08:41:00 UTC+2, Mairie de Plouzel <eaux@plouzel.example> a écrit :  \n \n  Bonjour,\n \n Où se trouve la fuite ?\n  "
            },
            {
                "Yahoo on a telephone",
                $"{Reply}\n\nEnvoyé depuis Yahoo Mail pour iPhone\n\nLe mardi, mai 12, 2026, 8:41 AM, Mairie de Plouzel <eaux@plouzel.example> a écrit :\n\n{Letter}"
            },
            { "Roundcube", $"{Reply}\n\nLe 2026-05-12 08:41, Mairie de Plouzel a écrit :\n{Chevrons}" },
            { "Free's Roundcube", $"{Reply}\n\n- Le 2026-05-12 08:41, Mairie de Plouzel a écrit :\n{Chevrons}" },
            {
                "Proton",
                $"{Reply}\n\nEnvoyé avec la messagerie sécurisée [Proton Mail](https://proton.example).\n\nLe mardi 12 mai 2026 à 08:41, Mairie de Plouzel <eaux@plouzel.example> a écrit :\n\n{Chevrons}"
            },
            {
                "Antivirus",
                $"{Reply}\n\nGaranti sans virus. www.avast.example\n\nLe mar. 12 mai 2026 à 08:41, Mairie <eaux@plouzel.example> a écrit :\n\n{Chevrons}"
            },
            {
                "Orange before 2022, chevrons lost",
                $"{Reply}\n\nMessage du 12/05/26 08:41\nDe : \"Mairie de Plouzel\" <eaux@plouzel.example>\nA : o.kermarrec@usager.example\nCopie à :\nObjet : Fuite d'eau\n\n{Letter}"
            },
            {
                "SFR's webmail",
                $"{Reply}\n\n========================================\n\nMessage du : 12/05/2026 08:41\nDe : \"Mairie de Plouzel\" <eaux@plouzel.example>\nA : o.kermarrec@usager.example\nCopie à : \nSujet : Fuite d'eau\n\n{Letter}"
            },
            {
                "Marks of direction",
                $"{Reply}\n\nLe \u2068mar. 12 mai 2026\u2069 à\u202F08:41, Mairie \u200E<eaux@plouzel.example> a écrit\u00A0:\n\n{Letter}"
            },
            { "Old Thunderbird", $"{Reply}\n\nMairie de Plouzel a écrit :\n{Chevrons}" },
            { "Evolution", $"{Reply}\n\nMairie de Plouzel a écrit le 12/05/2026 à 08:41 :\n{Chevrons}" },
            {
                "Windows Mail for Windows 11",
                $"{Reply}\n\nEnvoyé depuis Courrier pour Windows\n\nDe : Mairie\nEnvoyé : mardi 12 mai 2026 08:41\nÀ : Odile\n\n{Letter}"
            },
            { "No quote", $"\n{Reply}\n" },
        };

    [Theory]
    [MemberData(nameof(Clients))]
    public void Only_the_new_words_are_kept(string client, string text)
    {
        NewWords.OfText(text).ShouldBe(Reply, client);
        NewWords.OfText(text.ReplaceLineEndings("\r\n")).ShouldBe(Reply, $"{client}, with CRLF");
    }

    [Fact]
    public void What_the_legal_notice_says_is_not_the_residents() =>
        NewWords
            .OfText(
                $"{Reply}\n\nCe message et toutes les pièces jointes sont établis à l'intention exclusive de ses destinataires.\n"
                    + "Si vous n’êtes pas le destinataire, merci de le détruire.\n"
            )
            .ShouldBe(Reply);

    [Fact]
    public void A_legal_notice_between_two_rules_goes_with_its_rules() =>
        NewWords
            .OfText($"{Reply}\n\n**********\nCourriel confidentiel de la société Arvor.\n**********\n")
            .ShouldBe(Reply);
}
