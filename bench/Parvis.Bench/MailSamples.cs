using System.Globalization;
using System.Text;

namespace Parvis.Bench;

/// <summary>Messages as a town hall gets them; every third one from somebody who wrote before.</summary>
static class MailSamples
{
    static readonly string[] FirstNames =
    [
        "Marie",
        "Jean",
        "Aïcha",
        "Paul",
        "Léa",
        "Mohamed",
        "Chloé",
        "Yann",
        "Inès",
        "Michel",
        "Nathalie",
        "Karim",
        "Sophie",
        "Hugo",
        "Fatou",
        "Louis",
        "Camille",
        "Antoine",
        "Élise",
        "René",
    ];

    static readonly string[] Names =
    [
        "Martin",
        "Le Goff",
        "Bernard",
        "Traoré",
        "Petit",
        "Nguyen",
        "Moreau",
        "Benali",
        "Lefebvre",
        "Kerouanton",
        "Roux",
        "Da Silva",
        "Girard",
        "Dupont",
        "Mercier",
        "Diallo",
        "Blanchet",
        "Rousseau",
        "Caron",
        "Haddad",
    ];

    static readonly string[] Subjects =
    [
        "Nid-de-poule devant chez moi",
        "Inscription à la cantine",
        "Bruit le soir rue des Lilas",
        "Demande d'acte de naissance",
        "Arbre tombé sur le trottoir",
        "Question sur ma facture d'eau",
    ];

    /// <summary>Plain text, text with HTML, and one in ten with a file.</summary>
    public static byte[] Of(string run, int number)
    {
        var mail = new StringBuilder();
        var writer = number % 3 == 0 ? Math.Max(0, number - 1) : number;
        var (first, name) = (FirstNames[writer % FirstNames.Length], Names[writer / FirstNames.Length % Names.Length]);
        Line(
            $"Received: from mx.exemple.fr (mx.exemple.fr [192.0.2.7]) by mairie.example; Mon, 23 Nov 2026 08:00:00 +0100"
        );
        Line($"From: {Word($"{first} {name}")} <personne{writer}.{run}@exemple.fr>");
        Line($"To: mairie@ville.example");
        Line($"Subject: {Word($"{Subjects[number % Subjects.Length]} ({number})")}");
        Line($"Message-ID: <{run}.{number}@exemple.fr>");
        Line($"Date: Mon, 23 Nov 2026 08:00:00 +0100");
        Line($"MIME-Version: 1.0");
        if (number % 10 == 0)
            Parts("mixed", () => Plain(), () => File(number));
        else if (number % 2 == 0)
            Parts("alternative", () => Plain(), () => Html());
        else
            Plain();
        return Encoding.UTF8.GetBytes(mail.ToString());

        void Line(FormattableString line) => mail.Append(line.ToString(CultureInfo.InvariantCulture)).Append("\r\n");

        void Parts(string kind, params Action[] parts)
        {
            Line($"Content-Type: multipart/{kind}; boundary=\"coupe\"");
            foreach (var part in parts)
            {
                Line($"");
                Line($"--coupe");
                part();
            }

            Line($"");
            Line($"--coupe--");
        }

        void Plain()
        {
            Line($"Content-Type: text/plain; charset=utf-8");
            Line($"Content-Transfer-Encoding: 8bit");
            Line($"");
            Line($"Bonjour,");
            Line($"");
            for (var line = 0; line < 8; line++)
                Line(
                    $"Je vous écris au sujet de ce que j'ai constaté hier, numéro {number}, ligne {line}, près de l'école."
                );
            Line($"");
            Line($"Cordialement,");
            Line($"{first} {name}");
        }

        void Html()
        {
            Line($"Content-Type: text/html; charset=utf-8");
            Line($"");
            Line(
                $"<html><body><p>Bonjour,</p><p>Je vous écris au sujet de ce que j'ai constaté hier.</p></body></html>"
            );
        }

        void File(int seed)
        {
            var bytes = new byte[40_000];
            new Random(seed).NextBytes(bytes);
            Line($"Content-Type: image/jpeg; name=\"photo.jpg\"");
            Line($"Content-Disposition: attachment; filename=\"photo.jpg\"");
            Line($"Content-Transfer-Encoding: base64");
            Line($"");
            Line($"{Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks)}");
        }
    }

    static string Word(string text) => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";
}
