using System.ComponentModel.DataAnnotations;

namespace Parvis.Features.Interpreters.Administration;

public sealed class InterpreterForm
{
    [Required(ErrorMessage = "Donnez un nom à cet interprète."), StringLength(Interpreter.MaxName)]
    public string? Name { get; set; }

    public InterpreterKind Kind { get; set; }

    public List<string> Languages { get; set; } = [];

    [StringLength(Interpreter.MaxPhone), DataType(DataType.PhoneNumber)]
    public string? Phone { get; set; }

    [StringLength(Interpreter.MaxEmail), EmailAddress, DataType(DataType.EmailAddress)]
    public string? Email { get; set; }

    [StringLength(Interpreter.MaxNote)]
    public string? Hours { get; set; }

    [StringLength(Interpreter.MaxNote)]
    public string? Cost { get; set; }

    public bool Active { get; set; } = true;

    public int Version { get; set; }

    public static InterpreterForm Of(Interpreter interpreter) =>
        new()
        {
            Name = interpreter.Name,
            Kind = interpreter.Kind,
            Languages = [.. interpreter.Codes],
            Phone = interpreter.Phone,
            Email = interpreter.Email,
            Hours = interpreter.Hours,
            Cost = interpreter.Cost,
            Active = interpreter.Active,
            Version = interpreter.Version,
        };

    public InterpreterOptions Read() =>
        new()
        {
            Name = Name ?? "",
            Kind = Kind,
            Languages = Languages,
            Phone = Phone,
            Email = Email,
            Hours = Hours,
            Cost = Cost,
            Active = Active,
        };
}
