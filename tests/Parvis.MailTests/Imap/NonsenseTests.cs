using System.Text;
using Parvis.Mail.Imap;
using Parvis.Mail.Servers;

namespace Parvis.MailTests.Imap;

/// <summary>Thousands of conversations spoilt at random: each goes well or fails with a reason, none otherwise.</summary>
public sealed class NonsenseTests
{
    const int Conversations = 5_000;

    static readonly byte[] Marks = [.. "(){}[]\"\\\r\n*+ \0\u0001"u8];

    static readonly byte[] Good = Encoding.UTF8.GetBytes(
        """
        * OK [CAPABILITY IMAP4rev1 IDLE MOVE] ready
        A1 OK [CAPABILITY IMAP4rev1 IDLE MOVE] welcome
        * 3 EXISTS
        * OK [UIDVALIDITY 7] valid
        * OK [UIDNEXT 12] next
        A2 OK [READ-WRITE] done
        * SEARCH 1 2 3
        A3 OK done
        * 1 FETCH (UID 1 FLAGS (\Seen "x\"y") INTERNALDATE "28-Nov-2026 09:05:07 +0100" RFC822.SIZE 12)
        A4 OK done
        * 1 FETCH (UID 1 BODY[] {7}
        Bonjour)
        * 1 FETCH (FLAGS (\Seen))
        A5 OK done
        * LIST (\HasNoChildren) "/" {7}
        Class&A
        A6 OK done
        * STATUS INBOX (MESSAGES 3 UNSEEN 1 UIDVALIDITY 7 UIDNEXT 12)
        A7 OK done
        + idling
        * 4 EXISTS
        A8 OK done
        * BYE
        A9 OK done

        """.ReplaceLineEndings("\r\n")
    );

    [Fact]
    public async Task The_conversation_goes_well_when_it_is_not_spoilt() => await TalkAsync(Good);

    [Fact]
    public async Task Spoilt_it_goes_well_or_fails_with_a_reason()
    {
        var random = new Random(20261128);
        var reasons = new HashSet<MailServerReason>();
        for (var i = 0; i < Conversations; i++)
        {
            var spoilt = Spoil(random);
            try
            {
                await TalkAsync(spoilt);
            }
            catch (MailServerException failure)
            {
                reasons.Add(failure.Reason);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"At {i}: {Encoding.Latin1.GetString(spoilt)}", failure);
            }
        }

        reasons.ShouldContain(MailServerReason.Dropped);
        reasons.ShouldContain(MailServerReason.ProtocolError);
        reasons.ShouldNotContain(MailServerReason.TimedOut);
    }

    static byte[] Spoil(Random random)
    {
        var bytes = Good.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 12), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length));
                    break;
                case 3:
                    bytes.Insert(at, Marks[random.Next(Marks.Length)]);
                    break;
                default:
                    bytes[at] = "0123456789"u8[random.Next(10)];
                    break;
            }
        }

        return [.. bytes];
    }

    static async Task TalkAsync(byte[] said)
    {
        var server = new MailServer
        {
            Host = "essai",
            Port = 143,
            MaxMessage = 1 << 20,
        };
        var connection = new ImapConnection(new WireConnection(new OneWay(said), server));
        await using var mailbox = new ImapMailbox(connection);
        await ImapLogin.EnterAsync(connection, ImapScripts.Login, default);
        await mailbox.SelectAsync("INBOX", default);
        await mailbox.SearchAsync(new MessageQuery(), default);
        await mailbox.DescribeAsync([1, 2, 3], default);
        await mailbox.FetchAsync(1, Stream.Null, default);
        await mailbox.ListAsync(default);
        await mailbox.StatusAsync("Autre", default);
        await mailbox.WaitAsync(TimeSpan.FromMinutes(1), default);
        await mailbox.LogoutAsync(default);
    }

    /// <summary>Says what it has to say, and does not listen.</summary>
    sealed class OneWay(byte[] said) : MemoryStream(said)
    {
        public override bool CanWrite => true;

        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer,
            CancellationToken cancellationToken = default
        ) => ValueTask.CompletedTask;
    }
}
