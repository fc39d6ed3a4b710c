using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Parvis.Data;

/// <summary>SQLite gives dates back without a kind and Npgsql refuses any but UTC.</summary>
public sealed class UtcDateTimeConverter()
    : ValueConverter<DateTime, DateTime>(
        value => value.Kind == DateTimeKind.Utc ? value : DateTime.SpecifyKind(value, DateTimeKind.Utc),
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc)
    );
