namespace Parvis.Bench;

/// <summary>An address of a server that is put under load.</summary>
/// <param name="Script">What wrk follows, for a part of the measure.</param>
sealed record Asked(
    ServerProcess Server,
    string Path,
    Func<string, IReadOnlyList<string>> Script,
    params (string Name, string Value)[] Headers
)
{
    public async Task<LoadFigures> LoadAsync(string part, int connections, TimeSpan length)
    {
        var address = new Uri(Server.Address, Path);
        var before = Server.Processor;
        var load = await Load.RunAsync(address, Script(part), connections, length, Headers);
        if (load.Answers == 0)
            throw new BenchFailedException($"No answer from {address} in {length.TotalSeconds} s.");
        Server.LookAtMemory();
        return load with { Processor = (Server.Processor - before).TotalMilliseconds / load.Answers };
    }
}
