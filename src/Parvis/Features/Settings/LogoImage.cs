namespace Parvis.Features.Settings;

/// <summary>What a town may give as its logo: a PNG or JPEG image, told by its first bytes and not by its name.</summary>
public static class LogoImage
{
    public const int MaxBytes = 1024 * 1024;

    static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    /// <summary>Its content type, or null for anything else: an SVG, above all, may carry a script.</summary>
    public static string? Sniff(ReadOnlySpan<byte> content) =>
        content.StartsWith(Png) ? "image/png"
        : content.StartsWith(Jpeg) ? "image/jpeg"
        : null;
}
