using System.Globalization;
using Parvis.Deadlines.Regimes;

namespace Parvis.Features.Acknowledgements.Writing;

/// <summary>
/// The same news in the resident's language, above the French text, which alone counts (CRPA L111-1). It says what a
/// person must know to wait in peace: we have it, its reference, until when; nothing of what it is about.
/// </summary>
static class ReadableWords
{
    public static IEnumerable<Passage> Of(AcknowledgementFacts facts)
    {
        if (Words.GetValueOrDefault(Primary(facts.Language)) is not { } words)
            yield break;
        var culture = CultureInfo.GetCultureInfo(Primary(facts.Language));
        var parts = new List<string> { Fill(words.Received, facts.Mentions.Reference) };
        if (facts.Missing.Count > 0 && facts.Until is { } until)
            parts.Add(Fill(words.Missing, Day(until, culture)));
        if (facts is { OnlyItems: false, IsDecided: false, Deadline.Due: { } due })
        {
            parts.Add(Fill(words.Until, Day(due, culture)));
            // No decision is born of silence about personal data.
            if (facts.Deadline.Kind != SilenceRule.None)
                parts.Add(words.OrSilence);
        }

        parts.Add(words.French);
        yield return new Passage(string.Join('\n', parts)) { Language = Primary(facts.Language) };
    }

    /// <summary>« pt-BR » is read as « pt ».</summary>
    static string Primary(string language) => language.Split('-')[0].ToLowerInvariant();

    static string Fill(string sentence, string value) => sentence.Replace("{0}", value, StringComparison.Ordinal);

    static string Day(DateOnly day, CultureInfo culture) => day.ToString("d", culture);

    sealed record Sentences(string Received, string Missing, string Until, string OrSilence, string French);

    static readonly Dictionary<string, Sentences> Words = new(StringComparer.Ordinal)
    {
        ["en"] = new(
            "We have received your request. Its reference is {0}.",
            "Some documents are missing. Please send them by {0}.",
            "You will have our answer by {0}.",
            "Without an answer, silence decides: the French text says how.",
            "Only the French text below has legal value. You may ask us to explain it."
        ),
        ["es"] = new(
            "Hemos recibido su solicitud. Su referencia es {0}.",
            "Faltan documentos. Envíelos antes del {0}, inclusive.",
            "Tendrá nuestra respuesta a más tardar el {0}.",
            "Sin respuesta, el silencio decide: el texto francés dice cómo.",
            "Solo el texto francés que sigue tiene valor legal. Puede pedirnos que se lo expliquemos."
        ),
        ["pt"] = new(
            "Recebemos o seu pedido. A referência é {0}.",
            "Faltam documentos. Envie-os até {0}.",
            "Terá a nossa resposta até {0}.",
            "Sem resposta, o silêncio decide: o texto francês diz como.",
            "Só o texto francês abaixo tem valor legal. Pode pedir-nos que lho expliquemos."
        ),
        ["ar"] = new(
            "لقد استلمنا طلبكم. رقمه المرجعي هو {0}.",
            "هناك وثائق ناقصة. يرجى إرسالها قبل نهاية يوم {0}.",
            "ستصلكم إجابتنا في أجل أقصاه {0}.",
            "إذا لم نجب، فإن السكوت يحسم الأمر: النص الفرنسي يوضح كيف.",
            "النص الفرنسي أدناه هو وحده الذي له قيمة قانونية. يمكنكم أن تطلبوا منا شرحه."
        ),
        ["tr"] = new(
            "Talebinizi aldık. Referans numarası {0}.",
            "Eksik belgeler var. Lütfen en geç {0} tarihine kadar gönderin.",
            "Cevabımız en geç {0} tarihinde elinizde olacaktır.",
            "Cevap gelmezse sessizlik karar sayılır: Fransızca metin nasıl olduğunu açıklar.",
            "Yalnızca aşağıdaki Fransızca metin yasal olarak geçerlidir. Açıklamamızı isteyebilirsiniz."
        ),
        ["uk"] = new(
            "Ми отримали ваш запит. Його номер: {0}.",
            "Бракує документів. Надішліть їх не пізніше {0}.",
            "Ви отримаєте нашу відповідь не пізніше {0}.",
            "Якщо відповіді немає, рішенням стає мовчання: французький текст пояснює, яким.",
            "Юридичну силу має лише французький текст нижче. Ви можете попросити нас пояснити його."
        ),
    };
}
