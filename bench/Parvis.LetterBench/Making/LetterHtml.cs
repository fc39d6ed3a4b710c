using System.Net;
using System.Text;

namespace Parvis.LetterBench.Making;

/// <summary>The sheet of one letter: blocks placed in millimetres on A4.</summary>
sealed class LetterHtml(MadeLetter letter)
{
    static readonly string[] TownAddress =
    [
        "Mairie de Vaubreuil-sur-Orle",
        "1 place de l'Hôtel-de-Ville",
        "96250 Vaubreuil-sur-Orle",
    ];

    readonly StringBuilder html = new();

    public const string Style = """
        @page { size: 210mm 297mm; margin: 0 }
        body { margin: 0 }
        section { position: relative; width: 210mm; height: 297mm; overflow: hidden; break-after: page; line-height: 1.35 }
        section > div { position: absolute; white-space: pre-line }
        .body { white-space: normal } .body p { margin: 0 0 3.2mm } .right { text-align: right } .small { font-size: 82% }
        .stamp { color: #2b3a8c; border: 0.6mm solid #2b3a8c; padding: 2mm 4mm; text-align: center; font-family: 'DejaVu Sans'; font-weight: bold; font-size: 10pt; line-height: 1.4 }
        """;

    MadeSender Sender => letter.Sender;

    string Named => $"{Sender.Civility} {Sender.Person}".Trim();

    /// <summary>Name, street, town: the address as people write it above a letter.</summary>
    string[] Address =>
        [
            .. Sender.Organisation.Length > 0 ? [Sender.Organisation] : new[] { Named },
            Sender.Street,
            $"{Sender.Postcode} {Sender.Town}",
        ];

    string[] Contacts =>
        [
            .. Sender.Phone.Length > 0 ? [$"Tél. : {Sender.Phone}"] : Array.Empty<string>(),
            .. Sender.Email.Length > 0 ? [Sender.Email] : Array.Empty<string>(),
        ];

    public string Write()
    {
        var size =
            letter.Font is "Breip" or "Dancing Script" ? 15
            : letter.Font is "EB Garamond" ? 12.5
            : 11;
        html.Append(
            System.Globalization.CultureInfo.InvariantCulture,
            $"<section style=\"font-family:'{letter.Font}';font-size:{size}pt\" lang=\"{letter.Language}\">"
        );
        Lay();
        if (letter.ArrivalText.Length > 0)
            Stamp();
        return html.Append("</section>\n").ToString();
    }

    void Lay()
    {
        switch (letter.Layout)
        {
            case 0:
                Place(20, 18, [.. Address, .. Contacts]);
                Place(115, 48, TownAddress);
                Place(115, 78, [letter.DateText]);
                Text(20, 95, signature: Named);
                break;
            case 1:
                Place(18, 15, [.. Address, .. Contacts]);
                Place(120, 15, [letter.DateText]);
                Place(110, 55, ["À l'attention de Monsieur le Maire", .. TownAddress]);
                Text(18, 95, signature: Sender.Person);
                break;
            case 2:
                Place(
                    20,
                    12,
                    [Address[0].ToUpperInvariant()],
                    "width:170mm;text-align:center;font-size:18pt;font-weight:bold"
                );
                Place(
                    20,
                    23,
                    [$"{Address[1]} – {Address[2]}"],
                    "width:170mm;text-align:center;border-bottom:0.4mm solid black;padding-bottom:2mm"
                );
                Place(115, 45, TownAddress);
                Place(20, 72, [letter.DateText]);
                Text(20, 90, signature: Signed("Le président,"));
                break;
            case 3:
                Place(115, 25, TownAddress);
                Place(115, 50, [letter.DateText]);
                Text(22, 70, signature: string.Join('\n', [Named, .. Address[1..], .. Contacts]));
                break;
            case 4:
                Place(20, 14, [Address[0]], "font-size:20pt;font-weight:bold");
                Place(118, 42, TownAddress);
                Place(118, 70, [letter.DateText]);
                Text(20, 90, signature: Signed("La direction"));
                Place(
                    20,
                    280,
                    [string.Join(" – ", [.. Address, .. Contacts])],
                    "width:170mm;text-align:center;font-size:8.5pt;border-top:0.3mm solid black;padding-top:1mm"
                );
                break;
            case 5:
                Place(20, 18, [.. Address, .. Contacts]);
                Place(120, 40, [letter.DateText]);
                Text(20, 70, signature: Sender.Person);
                break;
            case 6:
                Place(20, 20, Address);
                Place(115, 45, TownAddress);
                Text(20, 82, signature: $"{letter.DateText}\n{Sender.Person}\n{string.Join('\n', Contacts)}");
                break;
            case 7:
                Place(120, 18, [.. Address, .. Contacts]);
                Place(20, 48, TownAddress);
                Place(20, 75, [letter.DateText]);
                Text(20, 92, signature: Sender.Person);
                break;
            case 8:
                Place(20, 18, [.. Address[1..], .. Contacts]);
                Place(110, 45, ["Madame, Monsieur le Maire", .. TownAddress[1..]]);
                Place(110, 72, [letter.DateText]);
                Text(20, 92, signature: Named);
                break;
            case 9:
                Place(110, 40, TownAddress);
                Place(110, 66, [letter.DateText]);
                Text(20, 85, signature: Signed("Pour le bureau,"));
                Place(
                    112,
                    236,
                    [.. Address, .. Contacts],
                    "transform:rotate(-4deg);color:#333c99;border:0.5mm solid #333c99;padding:2mm 4mm;font-size:10pt;text-align:center"
                );
                break;
            case 10:
                Place(
                    20,
                    18,
                    [
                        $"Nom : {Sender.LastName}",
                        $"Prénom : {Sender.FirstName}",
                        $"Adresse : {Sender.Street}",
                        $"Code postal : {Sender.Postcode}   Ville : {Sender.Town}",
                        .. Contacts,
                    ]
                );
                Place(115, 52, TownAddress);
                Place(115, 78, [letter.DateText]);
                Text(20, 95, signature: Sender.Person);
                break;
            case 11:
                Place(
                    20,
                    18,
                    [
                        $"{Sender.Civility} {Sender.LastName.ToUpperInvariant()} {Sender.FirstName}".Trim(),
                        Sender.Street,
                        "Appartement 12, 2e étage",
                        $"{Sender.Postcode} {Sender.Town.ToUpperInvariant()}",
                    ]
                );
                Place(120, 18, Contacts, "border-left:0.4mm solid black;padding-left:3mm");
                Place(115, 55, TownAddress);
                Place(20, 82, [letter.DateText]);
                Text(20, 97, signature: $"{Sender.FirstName} {Sender.LastName.ToUpperInvariant()}");
                break;
            case 12:
                Place(
                    12,
                    18,
                    [Address[0], "", Address[1], Address[2], "", .. Contacts],
                    "width:42mm;font-size:8.5pt;border-right:0.3mm solid black;padding-right:2mm"
                );
                Place(118, 40, ["Monsieur le Maire", .. TownAddress]);
                Place(65, 72, [letter.DateText]);
                Place(65, 80, [$"N/Réf. : {letter.Id.ToUpperInvariant()}/26/PL"], "font-size:9pt");
                Text(65, 92, signature: Signed(""));
                break;
            default:
                Place(
                    20,
                    16,
                    [Named, string.Join(" • ", [Address[1], Address[2], .. Contacts])],
                    "width:170mm;border-bottom:0.5mm solid black;padding-bottom:2mm"
                );
                Place(20, 45, [letter.DateText], "width:170mm;text-align:right");
                Place(20, 58, TownAddress);
                Text(20, 88, signature: Sender.Person);
                break;
        }
    }

    string Signed(string role) => Sender.Organisation.Length > 0 ? $"{role}\n{Sender.Person}".Trim() : Named;

    void Text(int left, int top, string signature)
    {
        html.Append(
            System.Globalization.CultureInfo.InvariantCulture,
            $"<div class=\"body\" style=\"left:{left}mm;top:{top}mm;width:{190 - left}mm\">"
        );
        if (letter.Registered.Length > 0)
            Paragraph($"Lettre recommandée avec avis de réception n° {letter.Registered}");
        if (letter.Object.Length > 0)
            Paragraph(
                $"{(letter.Language switch { "en" => "Subject:", "es" => "Asunto:", "pt" => "Assunto:", "tr" => "Konu:", _ => "Objet :" })} {letter.Object}",
                "<b>",
                "</b>"
            );
        if (letter.Reference.Length > 0)
            Paragraph($"V/Réf. : {letter.Reference}");
        Paragraph(letter.Opening);
        foreach (var paragraph in letter.Paragraphs)
            Paragraph(paragraph);
        Paragraph(letter.Closing);
        html.Append("<p style=\"white-space:pre-line;margin:10mm 0 0 85mm\">")
            .Append(Encoded(signature))
            .Append("</p></div>");
    }

    void Paragraph(string text, string before = "", string after = "") =>
        html.Append("<p>").Append(before).Append(Encoded(text)).Append(after).Append("</p>");

    void Stamp()
    {
        var slanted = letter.Id[^1] % 3 - 1;
        html.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"<div class=\"stamp\" style=\"left:{(letter.Layout is 3 or 9 ? 25 : 140)}mm;top:{(letter.Layout is 3 or 9 ? 22 : 250)}mm;transform:rotate({slanted * 3}deg)\">"
            )
            .Append(Encoded(letter.ArrivalText.Replace('|', '\n')))
            .Append("</div>");
    }

    void Place(int left, int top, string[] lines, string style = "") =>
        html.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"<div style=\"left:{left}mm;top:{top}mm;{style}\">"
            )
            .Append(Encoded(string.Join('\n', lines)))
            .Append("</div>");

    static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
