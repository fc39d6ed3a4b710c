namespace Parvis.Mail.Showing;

/// <summary>A body made safe, and what was kept back.</summary>
/// <param name="Html">Elements and attributes of the allow-list only, to be put in the body of a page.</param>
/// <param name="RemoteImages">How many images of other servers were not shown.</param>
/// <param name="UnprotectedImages">How many of these never are, since they are not fetched over HTTPS.</param>
public sealed record ShownHtml(string Html, int RemoteImages, int UnprotectedImages);
