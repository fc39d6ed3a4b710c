namespace Parvis.Features.Requests.Writing;

/// <summary>Known by a slice above: from which address somebody last wrote about a request.</summary>
public interface ILastSender
{
    /// <summary>Null when nobody wrote by mail, or nothing is kept of it any more.</summary>
    Task<string?> AddressAsync(long requestId, CancellationToken cancellationToken);
}
