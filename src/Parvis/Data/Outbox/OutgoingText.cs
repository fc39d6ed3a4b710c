namespace Parvis.Data.Outbox;

/// <summary>A text message exactly as somebody confirmed it; kept as JSON so that a later try sends the same words.</summary>
public sealed record OutgoingText
{
    /// <summary>With its country: « +33612345678 ».</summary>
    public required string To { get; init; }

    public required string Text { get; init; }

    /// <summary>What operators count and bill.</summary>
    public required int Segments { get; init; }

    /// <summary>In thousandths of a euro, at the price of the day it was written.</summary>
    public required int Cost { get; init; }

    /// <summary>Written by the machine.</summary>
    public bool Automatic { get; init; }
}
