using System.Globalization;
using Parvis.Mail.Reading.Headers;

namespace Parvis.MailTests.Reading;

public sealed class MailDatesTests
{
    [Theory]
    [InlineData("Mon, 03 Mar 2025 14:05:11 +0100", "2025-03-03T13:05:11")]
    [InlineData("3 Mar 2025 14:05 +0100", "2025-03-03T13:05:00")]
    [InlineData("Mon, 3 Mar 2025 14:05:11 +0100 (CET)", "2025-03-03T13:05:11")]
    [InlineData("Mon, 3 Mar 2025 14:05:11 CET", "2025-03-03T13:05:11")]
    [InlineData("Mon, 3 Mar 2025 14:05:11 +01:00", "2025-03-03T13:05:11")]
    [InlineData("Mon, 3 Mar 2025 14:05:11 GMT+1", "2025-03-03T13:05:11")]
    [InlineData("Mon, 3 Mar 2025 14:05:11 -0530", "2025-03-03T19:35:11")]
    [InlineData("Mon, 3 Mar 2025 14:05:11 EST", "2025-03-03T19:05:11")]
    [InlineData("Mon, 3 Mar 2025 14:05:11 ZZZ", "2025-03-03T14:05:11")]
    [InlineData("Mon, 3 Mar 2025 14:05:11 +9900", "2025-03-03T14:05:11")]
    [InlineData("Mon, 3 Mar 2025 14:05:11", "2025-03-03T14:05:11")]
    [InlineData("Mon, 3 Mar 2025 2:05:11 PM +0000", "2025-03-03T14:05:11")]
    [InlineData("Mon Mar  3 14:05:11 2025", "2025-03-03T14:05:11")]
    [InlineData("Mon Mar  3 14:05:11 CET 2025", "2025-03-03T13:05:11")]
    [InlineData("2025-03-03T14:05:11+01:00", "2025-03-03T13:05:11")]
    [InlineData("2025-03-03 14:05:11.123Z", "2025-03-03T14:05:11")]
    [InlineData("03/03/2025 14:05", "2025-03-03T14:05:00")]
    [InlineData("lun., 3 mars 2025 14:05:11 +0100", "2025-03-03T13:05:11")]
    [InlineData("mar. 4 févr. 2025 09:00 +0100", "2025-02-04T08:00:00")]
    [InlineData("1 août 2025 à 9h05 +0200", "2025-08-01T07:05:00")]
    [InlineData("=?utf-8?Q?1_ao=C3=BBt_2025_09:05?=", "2025-08-01T09:05:00")]
    [InlineData("Fri, 31 Dec 99 23:59:60 +0000", "2000-01-01T00:00:00")]
    [InlineData("1 Jan 05 00:00:00 GMT", "2005-01-01T00:00:00")]
    [InlineData("Mon, 3 Mar 2025", "2025-03-03T00:00:00")]
    [InlineData("Mon, 3 Mar (a (nested) comment) 2025 14:05:11 +0100", "2025-03-03T13:05:11")]
    [InlineData("31 Feb 2025 10:00:00 +0000", null)]
    [InlineData("3 Mar 2025 25:61:00 +0000", null)]
    [InlineData("tomorrow", null)]
    [InlineData("", null)]
    [InlineData("99999999999 Mar 99999999999 99:99", null)]
    public void Dates_are_read_as_programs_write_them(string written, string? expected) =>
        MailDates
            .Of(written)
            .ShouldBe(expected is null ? null : DateTime.ParseExact(expected, "s", CultureInfo.InvariantCulture));
}
