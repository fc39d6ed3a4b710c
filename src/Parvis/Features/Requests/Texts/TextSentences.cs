using Parvis.Features.Settings.Texts;
using Parvis.Ui;

namespace Parvis.Features.Requests.Texts;

/// <summary>
/// What the town says by text message. A screen shows it to whoever is near: neither a subject nor a department of a
/// confidential request is ever in it.
/// </summary>
public static class TextSentences
{
    public static string Registered(string town, string reference, DateOnly on) =>
        TextWording.Fit(
            $"{town} : votre demande {reference} est bien arrivée le {on:dd/MM/yyyy} et enregistrée. Donnez cette référence quand vous nous appelez."
        );

    /// <param name="department">Null when the message must not tell which it is.</param>
    public static string WhereItStands(
        string town,
        string reference,
        string? department,
        DateOnly? expected,
        string phone
    ) =>
        TextWording.Fit(
            string.Join(
                ' ',
                new[]
                {
                    department is null
                        ? $"{town} : votre demande {reference} est suivie."
                        : $"{town} : votre demande {reference} est chez {department}.",
                    expected is { } day && department is not null ? $"Réponse prévue le {day.InFull()}." : "",
                    phone.Length > 0 ? $"Tél. {phone}" : "",
                }.Where(p => p.Length > 0)
            )
        );
}
