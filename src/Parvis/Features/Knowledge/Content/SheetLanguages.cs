using System.Globalization;

namespace Parvis.Features.Knowledge.Content;

/// <summary>What a sheet may be said in, besides French.</summary>
/// <param name="Code">Two letters.</param>
/// <param name="Name">In French, for who writes.</param>
/// <param name="Own">As its readers call it.</param>
/// <param name="Missing">« Not translated yet: here is the French text », for its readers.</param>
/// <param name="Outdated">« The French text changed: the translation follows », for its readers.</param>
/// <param name="IsRightToLeft">How it is written.</param>
public sealed record SheetLanguage(
    string Code,
    string Name,
    string Own,
    string Missing,
    string Outdated,
    bool IsRightToLeft = false
)
{
    public string Direction => IsRightToLeft ? "rtl" : "ltr";
}

public static class SheetLanguages
{
    /// <summary>French that is easy to read and understand.</summary>
    public const string EasyRead = "facile";

    public static readonly IReadOnlyList<SheetLanguage> All =
    [
        new(
            "en",
            "anglais",
            "English",
            "This page is not translated yet. Here is the French text.",
            "The French text has changed and its translation is being updated. Here is the French text."
        ),
        new(
            "es",
            "espagnol",
            "Español",
            "Esta página aún no está traducida. Este es el texto en francés.",
            "El texto en francés ha cambiado y la traducción se está actualizando. Este es el texto en francés."
        ),
        new(
            "pt",
            "portugais",
            "Português",
            "Esta página ainda não está traduzida. Este é o texto em francês.",
            "O texto em francês mudou e a tradução está a ser atualizada. Este é o texto em francês."
        ),
        new(
            "ar",
            "arabe",
            "العربية",
            "لم تُترجم هذه الصفحة بعد. إليكم النص بالفرنسية.",
            "تغيّر النص الفرنسي ويجري تحديث الترجمة. إليكم النص بالفرنسية.",
            IsRightToLeft: true
        ),
        new(
            "tr",
            "turc",
            "Türkçe",
            "Bu sayfa henüz çevrilmedi. Fransızca metin aşağıdadır.",
            "Fransızca metin değişti, çevirisi güncelleniyor. Fransızca metin aşağıdadır."
        ),
        new(
            "uk",
            "ukrainien",
            "Українська",
            "Цю сторінку ще не перекладено. Нижче — текст французькою.",
            "Французький текст змінився, переклад оновлюється. Нижче — текст французькою."
        ),
    ];

    public static SheetLanguage? Find(string? code) => All.FirstOrDefault(l => l.Code == code);

    /// <summary>The visitor's; null for French.</summary>
    public static SheetLanguage? OfVisitor => Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    public static bool IsVariant(string? code) => code == EasyRead || Find(code) is not null;

    /// <summary>« anglais », « facile à lire ».</summary>
    public static string Name(string code) => Find(code)?.Name ?? "facile à lire";
}
