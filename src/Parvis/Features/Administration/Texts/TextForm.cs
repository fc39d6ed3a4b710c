using System.ComponentModel.DataAnnotations;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Texts;

namespace Parvis.Features.Administration.Texts;

public sealed class TextForm
{
    public TextDelivery Delivery { get; set; }

    [StringLength(20)]
    public string? Sender { get; set; }

    [StringLength(1000)]
    public string? Url { get; set; }

    public TextCallForm Form { get; set; }

    [StringLength(2000)]
    public string? Body { get; set; }

    [
        StringLength(100),
        RegularExpression("[A-Za-z0-9-]*", ErrorMessage = "Un en-tête s'écrit en lettres, chiffres et tirets.")
    ]
    public string? HeaderName { get; set; }

    [StringLength(500)]
    public string? HeaderValue { get; set; }

    /// <summary>Empty keeps the stored one, which is never shown.</summary>
    [StringLength(500), DataType(DataType.Password)]
    public string? Secret { get; set; }

    public TextNumberForm Number { get; set; }

    [StringLength(200)]
    public string? SuccessText { get; set; }

    /// <summary>Thousandths of a euro, as invoices of providers count.</summary>
    [Range(0, 10_000)]
    public int? Price { get; set; }

    [Range(1, 50)]
    public int? PerNumberAndDay { get; set; }

    [Range(0, 100_000)]
    public int? MonthlyBudget { get; set; }

    public List<DepartmentBudget> Budgets { get; set; } = [];

    public int Version { get; set; }

    public static TextForm Of(TextMessageSettings texts, IEnumerable<Guid> departments, int version) =>
        new()
        {
            Delivery = texts.Delivery,
            Sender = texts.Sender,
            Url = texts.Url,
            Form = texts.Form,
            Body = texts.Body,
            HeaderName = texts.HeaderName,
            HeaderValue = texts.HeaderValue,
            Number = texts.Number,
            SuccessText = texts.SuccessText,
            Price = texts.Price,
            PerNumberAndDay = texts.PerNumberAndDay,
            MonthlyBudget = texts.MonthlyBudget,
            Budgets =
            [
                .. departments.Select(id => new DepartmentBudget
                {
                    DepartmentId = id,
                    Euros = texts.Budgets.TryGetValue(id, out var own) ? own : null,
                }),
            ],
            Version = version,
        };

    /// <summary>What was typed, over what the form does not show.</summary>
    public TextMessageSettings Over(TextMessageSettings texts, TextSecret secrets) =>
        texts with
        {
            Delivery = Delivery,
            Sender = Sender?.Trim() ?? "",
            Url = Url?.Trim() ?? "",
            Form = Form,
            Body = Body?.Trim() ?? "",
            HeaderName = HeaderName?.Trim() ?? "",
            HeaderValue = HeaderValue?.Trim() ?? "",
            ProtectedSecret = string.IsNullOrEmpty(Secret) ? Kept(texts) : secrets.Protect(Secret),
            Number = Number,
            SuccessText = SuccessText?.Trim() ?? "",
            Price = Price ?? texts.Price,
            PerNumberAndDay = PerNumberAndDay ?? texts.PerNumberAndDay,
            MonthlyBudget = MonthlyBudget ?? texts.MonthlyBudget,
            Budgets = Budgets.Where(b => b.Euros is not null).ToDictionary(b => b.DepartmentId, b => b.Euros!.Value),
        };

    /// <summary>A secret goes to nobody but the server it was given for.</summary>
    string Kept(TextMessageSettings texts) => ServerOf(texts.Url) == ServerOf(Url) ? texts.ProtectedSecret : "";

    static string ServerOf(string? url) =>
        Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var address) ? address.GetLeftPart(UriPartial.Authority) : "";
}

public sealed class DepartmentBudget
{
    public Guid DepartmentId { get; set; }

    /// <summary>A month; null for that of every department.</summary>
    [Range(0, 100_000)]
    public int? Euros { get; set; }
}
