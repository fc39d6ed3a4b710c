using System.Text;
using Parvis.Mail.Reading;

namespace Parvis.MailTests.Reading;

/// <summary>Messages written in the tests: \n stands for CRLF, and each character for one byte.</summary>
static class Messages
{
    public static byte[] Bytes(string message) => Encoding.Latin1.GetBytes(message.ReplaceLineEndings("\r\n"));

    public static Task<IncomingMail> ReadAsync(string message, MailReadLimits? limits = null) =>
        MailReader.ReadAsync(Bytes(message), limits);

    public static string Utf8(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    public static byte[] Bytes(this MailContent content)
    {
        using var stream = content.OpenRead();
        var bytes = new byte[content.Size];
        stream.ReadExactly(bytes);
        stream.ReadByte().ShouldBe(-1);
        return bytes;
    }

    public static string Latin1(this MailContent content) => Encoding.Latin1.GetString(content.Bytes());
}
