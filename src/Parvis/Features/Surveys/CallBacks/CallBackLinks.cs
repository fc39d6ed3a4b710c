namespace Parvis.Features.Surveys.CallBacks;

public static class CallBackLinks
{
    public const string Samples = "/pilotage/rappels";

    /// <summary>Calls of who looks.</summary>
    public const string Mine = "/rappels";

    public static string Call(string publicId) => $"{Mine}/{publicId}";
}
