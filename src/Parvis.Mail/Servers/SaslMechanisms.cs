using System.Text;

namespace Parvis.Mail.Servers;

/// <summary>What is said to log in, in the Base64 form IMAP and SMTP share (RFC 4422).</summary>
static class SaslMechanisms
{
    public const string Plain = "PLAIN";
    public const string Login = "LOGIN";
    public const string XOAuth2 = "XOAUTH2";

    /// <summary>RFC 4616.</summary>
    public static string PlainResponse(string userName, string password) => Base64($"\0{userName}\0{password}");

    /// <summary>As Google and Microsoft describe it: no RFC does.</summary>
    public static string XOAuth2Response(string userName, string token) =>
        Base64($"user={userName}\u0001auth=Bearer {token}\u0001\u0001");

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
