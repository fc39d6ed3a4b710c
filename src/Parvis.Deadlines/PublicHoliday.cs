namespace Parvis.Deadlines;

/// <summary>A public holiday (« jour férié ») of one year.</summary>
/// <param name="Date">The day.</param>
/// <param name="Name">Its name in French.</param>
public sealed record PublicHoliday(DateOnly Date, string Name);
