using System.Text;
using Parvis.Mail.Reading.Texts;

namespace Parvis.MailTests.Reading;

public sealed class CharsetsTests
{
    [Theory]
    [InlineData("utf-8", "C3A920E282AC", "é €")]
    [InlineData("UTF8", "C3A9", "é")]
    [InlineData("utf-8", "E9E8", "éè")]
    [InlineData("utf-8", "C3A9C3A9C3A9E9", "ééé\uFFFD")]
    [InlineData("iso-8859-1", "E9209320809C20", "é “ €œ ")]
    [InlineData("iso-8859-1", "C3A9C3A8", "éè")]
    [InlineData("iso-8859-15", "A4", "€")]
    [InlineData("iso-8859-15", "E980", "é€")]
    [InlineData("", "E9", "é")]
    [InlineData("us-ascii", "C3A9", "é")]
    [InlineData("", "EFBBBFC3A9", "é")]
    [InlineData("utf-16", "FFFEE900", "é")]
    [InlineData("utf-7", "2B414F6B2D", "é")]
    [InlineData("macintosh", "8E", "é")]
    [InlineData("cp850", "82", "é")]
    [InlineData("koi8-r", "F0", "П")]
    [InlineData("shift_jis", "93FA967B", "日本")]
    [InlineData("ks_c_5601-1987", "C7D1B1DB", "한글")]
    [InlineData("gb2312", "D6D0B9FA", "中国")]
    [InlineData("big5", "A4A4", "中")]
    [InlineData("iso-2022-jp", "1B2442467C4B5C1B2842", "日本")]
    [InlineData("", "1B2442467C4B5C1B2842", "日本")]
    [InlineData("nowhere-8", "E9", "é")]
    [InlineData("'windows-1252'", "80", "€")]
    public void Bytes_become_text_whatever_they_declare(string charset, string hex, string expected) =>
        Charsets.Decode(Convert.FromHexString(hex), charset).ShouldBe(expected);

    [Fact]
    public void Every_charset_the_framework_knows_can_be_named()
    {
        foreach (var encoding in Encoding.GetEncodings())
            Charsets.Decode("abc"u8, encoding.Name).ShouldNotBeNull();
    }

    [Fact]
    public void Controls_and_lone_surrogates_are_cleaned()
    {
        CleanText.Lines("a\0b\u0007c\r\nd\re\tf\uD800g\U0001F44D").ShouldBe("abc\nd\ne\tf\uFFFDg\U0001F44D");
        CleanText.OneLine(" a\r\n  b\t\u202Ec ").ShouldBe("a b c");
    }
}
