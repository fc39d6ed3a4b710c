using Parvis.Data;

namespace Parvis.Features.Addresses;

/// <summary>An address of the town's own file (Base Adresse Nationale): a number of a street, or a street as a whole.</summary>
public sealed class TownAddress
{
    public const int MaxBanId = 60;
    public const int MaxStreet = 200;
    public const int MaxCity = 100;
    public const int MaxSuffix = 10;

    public long Id { get; private set; }

    /// <summary>« 44213_0350_00012_bis »</summary>
    public required string BanId { get; init; }

    /// <summary>Null for a street or a hamlet without numbers.</summary>
    public int? Number { get; init; }

    /// <summary>« bis », « ter », « A ».</summary>
    public string Suffix { get; init; } = "";

    public required string Street { get; init; }

    public required string PostalCode { get; init; }

    public required string City { get; init; }

    /// <summary>The commune it was before a merger, which people still say; empty when there was none.</summary>
    public string FormerCity { get; init; } = "";

    /// <summary>WGS 84, degrees.</summary>
    public double? Longitude { get; init; }

    public double? Latitude { get; init; }
}

/// <summary>The file the addresses come from: one at a time, the whole of it.</summary>
public sealed class AddressFile : IVersioned
{
    public const int MaxName = 200;
    public const int MaxBy = 200;

    public long Id { get; private set; }

    public required string Name { get; init; }

    public required DateTime At { get; init; }

    public required string By { get; init; }

    public required int Addresses { get; init; }

    public int Version { get; set; }
}
