namespace Parvis.Features.Requests.Files;

/// <summary>
/// What the server reads at all of one form; each file has its own, lower limit in the settings, refused with a
/// sentence. Beyond some kilobytes the framework keeps uploads in temporary files, never in memory.
/// </summary>
public static class UploadLimits
{
    public const long MaxBody = 512L * 1024 * 1024;
}
