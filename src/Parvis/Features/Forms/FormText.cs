using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Parvis.Features.Forms;

/// <summary>The questions of a form as the database keeps them: JSON, kinds by their names.</summary>
public static class FormText
{
    static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Write(FormDefinition form) => JsonSerializer.Serialize(form, Options);

    public static FormDefinition Read(string text) => JsonSerializer.Deserialize<FormDefinition>(text, Options)!;
}
