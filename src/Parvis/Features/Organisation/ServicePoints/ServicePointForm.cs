using System.ComponentModel.DataAnnotations;

namespace Parvis.Features.Organisation.ServicePoints;

public sealed class ServicePointForm
{
    [Required(ErrorMessage = "Donnez un nom au lieu d'accueil."), StringLength(150)]
    public string? Name { get; set; }

    [StringLength(80)]
    public string? ExternalId { get; set; }

    public ServicePointKind Kind { get; set; }

    [StringLength(300)]
    public string? Address { get; set; }

    [StringLength(40), DataType(DataType.PhoneNumber)]
    public string? Phone { get; set; }

    public bool Active { get; set; } = true;

    /// <summary>As typed, Monday first.</summary>
    [MaxLength(7)]
    public List<string?> Days { get; set; } = [null, null, null, null, null, null, null];

    /// <summary>One a line: see <see cref="ExceptionalDays"/>.</summary>
    public string? Exceptions { get; set; }

    public int Version { get; set; }

    public static ServicePointForm Of(ServicePoint point) =>
        new()
        {
            Name = point.Name,
            ExternalId = point.ExternalId,
            Kind = point.Kind,
            Address = point.Address,
            Phone = point.Phone,
            Active = point.Active,
            Days = [.. Enumerable.Range(1, 7).Select(day => OpeningHours.InWords(point.Hours, day))],
            Exceptions = string.Join('\n', ExceptionalDays.Write(point.Exceptions)),
            Version = point.Version,
        };

    public ServicePointOptions ToOptions() =>
        new()
        {
            Name = Name ?? "",
            ExternalId = ExternalId,
            Kind = Kind,
            Address = Address,
            Phone = Phone,
            Active = Active,
            Exceptions = ExceptionalDays.Read(Exceptions),
            Hours = [.. Days.Take(7).SelectMany((text, index) => OpeningHours.Parse(index + 1, text))],
        };

    /// <summary>A rule names the day it refuses; this form holds the seven in a list.</summary>
    public static string? FieldOf(string? refused) =>
        OpeningHours.Days.ToList().FindIndex(d => d == refused) is var day and >= 0
            ? $"{nameof(Days)}[{day}]"
            : refused;
}
