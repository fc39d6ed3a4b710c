using Parvis.Features.Requests;

namespace Parvis.Features.Replies.Together;

public static class TogetherLinks
{
    public static string List => RequestLinks.Together;

    public static string Group(string publicId) => $"{List}/{publicId}";

    public static string Group(string publicId, string look) => $"{Group(publicId)}?demande={look}";

    public static string Do(string publicId, string handler) => $"{Group(publicId)}?handler={handler}";
}
