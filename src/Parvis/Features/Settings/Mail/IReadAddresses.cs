namespace Parvis.Features.Settings.Mail;

/// <summary>Known by a slice above: the addresses whose messages become requests, where residents' answers are not lost.</summary>
public interface IReadAddresses
{
    /// <summary>Empty in a town that reads its mail elsewhere: any address is then as good as another.</summary>
    Task<IReadOnlyList<string>> AllAsync(CancellationToken cancellationToken);
}
