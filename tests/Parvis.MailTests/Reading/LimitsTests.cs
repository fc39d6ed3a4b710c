using Parvis.Mail.Reading;

namespace Parvis.MailTests.Reading;

public sealed class LimitsTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("parvis-mail-").FullName;

    [Fact]
    public async Task A_large_message_is_read_in_little_memory_and_its_temporary_file_goes()
    {
        await using var source = new LargeMessage(50_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        using (var mail = await MailReader.ReadAsync(source, new MailReadLimits { TemporaryFolder = folder }))
        {
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(20_000_000);
            mail.Text.ShouldBe("Bonjour");
            mail.Attachments.ShouldHaveSingleItem().Content.Size.ShouldBe(source.ContentSize);
            using var content = mail.Attachments[0].Content.OpenRead();
            content.Seek(-3, SeekOrigin.End);
            content.ReadByte().ShouldBe('b');
        }

        Directory.GetFiles(folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_id_that_never_ends_costs_little_more_than_its_length()
    {
        var message = Messages.Bytes($"Message-ID: <{new string('1', 200_000)}>\n\nBonjour");
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        using var mail = await MailReader.ReadAsync(message);

        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBeLessThan(100 * message.Length);
        mail.Text.ShouldBe("Bonjour");
    }

    [Fact]
    public async Task A_reading_that_is_stopped_leaves_no_file()
    {
        using var stop = new CancellationTokenSource();
        await using var source = new LargeMessage(50_000_000, atHalf: stop.Cancel);

        await Should.ThrowAsync<OperationCanceledException>(
            MailReader.ReadAsync(source, new MailReadLimits { TemporaryFolder = folder }, stop.Token)
        );

        Directory.GetFiles(folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Parts_that_go_to_the_file_keep_their_own_bytes()
    {
        var limits = new MailReadLimits { TemporaryFolder = folder, PartBytesInMemory = 4096 };
        string[] bodies = [new('a', 30_000), new('b', 30_000), new('c', 10)];
        var parts = bodies.Select(b => $"--zz\nContent-Type: application/pdf\n\n{b}\n");

        using var mail = await Messages.ReadAsync(
            $"Content-Type: multipart/mixed; boundary=zz\n\n{new string('p', 20_000)}\n{string.Concat(parts)}--zz--\n",
            limits
        );

        mail.Attachments.Select(a => a.Content.Latin1()).ShouldBe(bodies);
        var file = Directory.GetFiles(folder).ShouldHaveSingleItem();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Parts_beyond_the_bound_are_one_file()
    {
        var parts = string.Concat(Enumerable.Repeat("--zz\nContent-Type: text/plain\n\nx\n", 50));

        using var mail = await Messages.ReadAsync(
            $"Content-Type: multipart/mixed; boundary=zz\n\n{parts}--zz--\n",
            new MailReadLimits { Parts = 10 }
        );

        mail.Root.Children.Count.ShouldBe(10);
        mail.Attachments.ShouldHaveSingleItem().Content.Latin1().ShouldContain("--zz--");
        mail.Warnings.ShouldContain(w => w.Contains("too many parts"));
    }

    [Fact]
    public async Task Multiparts_nested_beyond_the_bound_are_kept_as_a_file()
    {
        var nested = string.Concat(
            Enumerable.Range(0, 100).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n")
        );

        using var mail = await Messages.ReadAsync(nested + "\ntexte");

        mail.Attachments.ShouldHaveSingleItem().Content.Latin1().ShouldContain("texte");
        mail.Warnings.ShouldContain(w => w.Contains("nests too deep"));
    }

    [Fact]
    public async Task Attached_messages_beyond_the_bound_stay_files_and_guesses_stay_texts()
    {
        var limits = new MailReadLimits { AttachedMessageBytes = 100 };
        const string attached = "Content-Type: message/rfc822\n\nSubject: un\n\n";
        var body = new string('a', 200);

        using var message = await Messages.ReadAsync($"{attached}{body}", limits);
        using var guess = await Messages.ReadAsync(
            $"Content-Type: multipart/mixed\n\n--zz\nContent-Type: text/plain\n\n{body}\n--zz--\n",
            limits
        );

        message.Attachments.ShouldHaveSingleItem().Children.ShouldBeEmpty();
        guess.Text.ShouldContain("--zz");
    }

    [Fact]
    public async Task A_text_beyond_the_bound_is_cut_and_kept_whole_as_a_file()
    {
        using var mail = await Messages.ReadAsync(
            $"Subject: un\n\n{new string('a', 5000)}",
            new MailReadLimits { TextBytes = 1000 }
        );

        mail.Text.Length.ShouldBe(1000);
        mail.Attachments.ShouldHaveSingleItem().Content.Size.ShouldBe(5000);
    }

    [Fact]
    public async Task Many_texts_together_are_bounded_like_one()
    {
        var parts = string.Concat(Enumerable.Repeat($"--zz\nContent-Type: text/plain\n\n{new string('a', 600)}\n", 5));

        using var mail = await Messages.ReadAsync(
            $"Content-Type: multipart/mixed; boundary=zz\n\n{parts}--zz--\n",
            new MailReadLimits { TextBytes = 1000 }
        );

        mail.Text.Count(c => c == 'a').ShouldBe(1000);
        mail.Attachments.Count.ShouldBe(4);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
