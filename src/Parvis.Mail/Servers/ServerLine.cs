namespace Parvis.Mail.Servers;

/// <summary>What a server said, as it is told to somebody.</summary>
static class ServerLine
{
    const int Longest = 200;

    /// <summary>Its beginning, which never parts the two halves of a character.</summary>
    public static string Told(string line)
    {
        if (line.Length <= Longest)
            return line;
        return line[..(char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest)];
    }
}
