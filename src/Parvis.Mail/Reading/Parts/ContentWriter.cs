using System.Buffers;

namespace Parvis.Mail.Reading.Parts;

/// <summary>
/// Gathers the decoded bytes of a part: in memory while they are few, then in the temporary file. Two writers never write
/// at the same time, so that each part is one piece of the file.
/// </summary>
sealed class ContentWriter(ReadingContext context) : IDisposable
{
    const int FirstSize = 4096;

    readonly int most = (int)Math.Clamp(context.MemoryLeft, FirstSize, context.Limits.PartBytesInMemory);
    byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    int used;
    long start = -1;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (used == buffer.Length || used == most)
                MakeRoom();
            var now = Math.Min(Math.Min(buffer.Length, most) - used, bytes.Length);
            bytes[..now].CopyTo(buffer.AsSpan(used));
            used += now;
            bytes = bytes[now..];
        }
    }

    public void Write(byte value) => Write([value]);

    public MailContent Finish()
    {
        if (start >= 0)
        {
            Spill();
            return context.Spool.Slice(start, context.Spool.Length - start);
        }
        context.MemoryLeft -= used;
        return used == 0 ? MailContent.Empty : new MailContent(buffer.AsSpan(0, used).ToArray());
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    void MakeRoom()
    {
        if (used >= most)
        {
            Spill();
            return;
        }
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    void Spill()
    {
        if (start < 0)
            start = context.Spool.Length;
        context.Spool.Append(buffer.AsSpan(0, used));
        used = 0;
    }
}
