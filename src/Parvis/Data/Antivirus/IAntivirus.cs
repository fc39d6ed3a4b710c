namespace Parvis.Data.Antivirus;

/// <summary>The edge of the process: another program knows what a virus looks like.</summary>
public interface IAntivirus
{
    /// <summary>The name of what was found; null when nothing was. The stream must seek; it is left at its start.</summary>
    /// <exception cref="AntivirusAwayException">It could not be asked.</exception>
    /// <exception cref="TooLargeForAntivirusException">It does not look at files of this size.</exception>
    Task<string?> FindThreatAsync(Stream content, CancellationToken cancellationToken);
}

/// <summary>Nothing is known of the file: it must not be kept as if it were clean.</summary>
public sealed class AntivirusAwayException(string why, Exception? cause = null) : Exception(why, cause);

/// <summary>It will never be looked at: asking again does not help.</summary>
public sealed class TooLargeForAntivirusException(string why) : Exception(why);

/// <summary>A town without one.</summary>
sealed class NoAntivirus : IAntivirus
{
    public Task<string?> FindThreatAsync(Stream content, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);
}
