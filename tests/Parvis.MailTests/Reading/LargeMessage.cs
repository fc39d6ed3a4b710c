using System.Text;

namespace Parvis.MailTests.Reading;

/// <summary>A message with one large file, made as it is read.</summary>
sealed class LargeMessage : Stream
{
    static readonly byte[] Line =
        "YmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJi\r\n"u8.ToArray();
    readonly byte[] head = Encoding.ASCII.GetBytes(
        "From: a@x.example\r\nContent-Type: multipart/mixed; boundary=zz\r\n\r\n--zz\r\n\r\nBonjour\r\n--zz\r\n"
            + "Content-Type: video/mp4; name=v.mp4\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    );
    readonly long length;
    readonly Action? atHalf;
    long position;

    public LargeMessage(int bytes, Action? atHalf = null)
    {
        var lines = bytes / Line.Length;
        ContentSize = lines * 54L;
        length = head.Length + ((long)lines * Line.Length);
        this.atHalf = atHalf;
    }

    public long ContentSize { get; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (position > length / 2)
            atHalf?.Invoke();
        var wanted = (int)Math.Min(buffer.Length, length - position);
        for (var i = 0; i < wanted; i++, position++)
        {
            buffer[i] = position < head.Length ? head[position] : Line[(int)((position - head.Length) % Line.Length)];
        }
        return wanted;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }
}
