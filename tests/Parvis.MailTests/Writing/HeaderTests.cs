using System.Net.Mail;
using System.Text;
using System.Text.RegularExpressions;
using Parvis.Mail;
using Parvis.Mail.Writing;

namespace Parvis.MailTests.Writing;

/// <summary>The fields of a written message.</summary>
public sealed partial class HeaderTests
{
    [Fact]
    public async Task A_plain_message_is_written_as_anybody_would_expect()
    {
        (await Written.AsTextAsync(Written.Simple)).ShouldBe(
            """
            Date: Sat, 28 Nov 2026 09:05:07 +0100
            From: Mairie de Saint-Aubin <mairie@saint-aubin.example>
            To: Anne Morel <anne.morel@exemple.example>
            Subject: Votre demande 26-00012
            Message-ID: <20261128-abc@saint-aubin.example>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Bonjour,

            Le trou est bouch=C3=A9.

            """.ReplaceLineEndings("\r\n")
        );
    }

    [Theory]
    [InlineData(
        "Réponse à votre demande n° 26-00012-K concernant l'éclairage défaillant de l'allée des Érables, près de l'école élémentaire Frédéric-Mistral"
    )]
    [InlineData(
        "Réponse : « déchèterie » — œuvre, façade, Noël, 50 € 🚮🚮🚮🚮🚮🚮🚮🚮🚮🚮🚮🚮🚮🚮🚮🚮🚮🚮🚮🚮🚮🚮🚮🚮🚮🚮🚮🚮🚮🚮🚮"
    )]
    [InlineData("إشعار استلام طلبكم رقم 26-00012 بخصوص الإنارة العمومية في حي الورود قرب المدرسة الابتدائية")]
    [InlineData("=?utf-8?q?Bonjour?=")]
    [InlineData(
        "Deux  espaces, puis Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"
    )]
    public async Task Any_subject_comes_back_whole_in_short_lines_where_no_letter_is_cut(string subject)
    {
        var message = await Written.AsTextAsync(Written.Simple with { Subject = subject });

        message.Split("\r\n").ShouldAllBe(l => l.Length <= 78 && Ascii.IsValid(l));
        var field = Written.Field(message, "Subject");
        var words = field.Split(' ');
        words.ShouldAllBe(w => w.Length <= 75);
        // Each word is decoded by itself: a letter cut in two would show.
        string.Concat(words.Select(Decode)).ShouldBe(subject);
    }

    [Fact]
    public async Task Names_keep_their_accents_and_their_commas()
    {
        var message = await Written.AsTextAsync(
            Written.Simple with
            {
                From = new NamedAddress("Mairie de Saint-Aubin, service \"Voirie\"", "voirie@saint-aubin.example"),
                To =
                [
                    new NamedAddress("Hélène Lefèvre", "helene@exemple.example"),
                    new NamedAddress("", "sans.nom@exemple.example"),
                ],
                Sender = new NamedAddress("", "robot@saint-aubin.example"),
                ReplyTo = [new NamedAddress("Voirie", "voirie+reponse@saint-aubin.example")],
                Cc = [new NamedAddress("Élu", "elu@mairie-évry.example")],
            }
        );

        Written
            .Field(message, "From")
            .ShouldBe("\"Mairie de Saint-Aubin, service \\\"Voirie\\\"\" <voirie@saint-aubin.example>");
        Written
            .Field(message, "To")
            .ShouldBe("=?utf-8?q?H=C3=A9l=C3=A8ne_Lef=C3=A8vre?= <helene@exemple.example>, <sans.nom@exemple.example>");
        Written.Field(message, "Sender").ShouldBe("<robot@saint-aubin.example>");
        Written.Field(message, "Reply-To").ShouldBe("Voirie <voirie+reponse@saint-aubin.example>");
        Written.Field(message, "Cc").ShouldBe("=?utf-8?q?=C3=89lu?= <elu@xn--mairie-vry-h7a.example>");
    }

    [Fact]
    public async Task An_answer_belongs_to_its_conversation()
    {
        var long_ = Enumerable.Range(1, 50).Select(n => $"message-{n}@exemple.example").ToList();

        var message = await Written.AsTextAsync(
            Written.Simple with
            {
                InReplyTo = ["message-50@exemple.example"],
                References = [.. long_, "with space@x", "bad>\r\nBcc: x@y"],
            }
        );

        Written.Field(message, "In-Reply-To").ShouldBe("<message-50@exemple.example>");
        var references = Written.Field(message, "References").Split(' ');
        references[0].ShouldBe("<message-1@exemple.example>");
        references[^1].ShouldBe("<message-50@exemple.example>");
        references.Length.ShouldBe(30);
        message.ShouldNotContain("Bcc");
    }

    [Theory]
    [InlineData(AutomaticMail.Replied, "auto-replied")]
    [InlineData(AutomaticMail.Generated, "auto-generated")]
    public async Task What_a_machine_writes_says_so(AutomaticMail automatic, string said)
    {
        var message = await Written.AsTextAsync(Written.Simple with { Automatic = automatic });

        Written.Field(message, "Auto-Submitted").ShouldBe(said);
        Written.Field(message, "X-Auto-Response-Suppress").ShouldBe("All");
        (await Written.AsTextAsync(Written.Simple)).ShouldNotContain("Auto-");
    }

    [Theory]
    [InlineData("\r\nBcc: tous@exemple.example")]
    [InlineData("\nBcc: tous@exemple.example")]
    [InlineData("\rBcc: tous@exemple.example")]
    [InlineData("\u2028Bcc: tous@exemple.example")]
    [InlineData("\0\r\n\r\nBcc: tous@exemple.example")]
    public async Task No_value_can_begin_another_field(string attack)
    {
        var mail = Written.Simple with
        {
            From = new NamedAddress($"Mairie{attack}", "mairie@saint-aubin.example"),
            Subject = $"Objet{attack}",
            ExtraHeaders = [new("X-Parvis", $"valeur{attack}")],
            Files = [Written.File($"plan{attack}.pdf", $"application/pdf{attack}", [1])],
        };

        var message = await Written.AsTextAsync(mail);

        message.Split("\r\n").ShouldAllBe(l => !l.StartsWith("Bcc"));
        message.ReplaceLineEndings("\r\n").ShouldBe(message);
        foreach (
            var refused in (ComposedMail[])
                [
                    mail with
                    {
                        To = [new NamedAddress("", $"a@exemple.example{attack}")],
                    },
                    mail with
                    {
                        To = [new NamedAddress("", $"a{attack}@exemple.example")],
                    },
                    mail with
                    {
                        MessageId = $"a@b{attack}",
                    },
                    mail with
                    {
                        ExtraHeaders = [new($"X-A{attack}", "v")],
                    },
                    mail with
                    {
                        ExtraHeaders = [new("bcc", "a@exemple.example")],
                    },
                    mail with
                    {
                        Html = "<p>",
                        Images = [Written.File("a", "image/png", [1]) with { ContentId = attack }],
                    },
                ]
        )
            await Should.ThrowAsync<ArgumentException>(() => Written.AsBytesAsync(refused));
    }

    static string Decode(string word)
    {
        if (Encoded().Match(word) is not { Success: true } found)
            return word;
        var bytes =
            found.Groups["form"].Value == "b"
                ? Convert.FromBase64String(found.Groups["text"].Value)
                : FromQuoted(found.Groups["text"].Value);
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
    }

    static byte[] FromQuoted(string text) =>
        [
            .. Hexadecimal()
                .Matches(text)
                .Select(m =>
                    m.Value == "_" ? (byte)' '
                    : m.Value.Length == 3 ? Convert.FromHexString(m.Value.AsSpan(1))[0]
                    : (byte)m.Value[0]
                ),
        ];

    [GeneratedRegex(@"^=\?utf-8\?(?<form>[qb])\?(?<text>[^?]+)\?=$", RegexOptions.None, 1000)]
    private static partial Regex Encoded();

    [GeneratedRegex("=[0-9A-F]{2}|.", RegexOptions.None, 1000)]
    private static partial Regex Hexadecimal();
}
