using System.Buffers.Text;

namespace Parvis.Demo;

/// <summary>Everything drawn at random comes from here, so that one seed always tells the same town.</summary>
sealed class Chance(int seed)
{
    readonly Random random = new(seed);

    public bool Of(double probability) => random.NextDouble() < probability;

    /// <summary>Both ends are possible.</summary>
    public int Between(int low, int high) => random.Next(low, high + 1);

    public double Between(double low, double high) => low + (random.NextDouble() * (high - low));

    public T Pick<T>(IReadOnlyList<T> among) => among[random.Next(among.Count)];

    /// <summary>The first ones come far more often than the last ones, as names and streets do.</summary>
    public T PickSkewed<T>(IReadOnlyList<T> among, double skew = 2) =>
        among[(int)(Math.Pow(random.NextDouble(), skew) * among.Count)];

    /// <summary>Mostly short, sometimes very long: how long people and departments take.</summary>
    public double Lasting(double mean) => -mean * Math.Log(1 - random.NextDouble());

    public Guid Guid()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    public string PublicId()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    public Chance Branch() => new(random.Next());
}

/// <summary>Draws by weight.</summary>
sealed class Weighted<T>
{
    readonly T[] items;
    readonly double[] upTo;

    public Weighted(IEnumerable<(T Item, double Weight)> weights)
    {
        var all = weights.Where(w => w.Weight > 0).ToList();
        items = [.. all.Select(w => w.Item)];
        upTo = new double[items.Length];
        var sum = 0.0;
        for (var i = 0; i < items.Length; i++)
            upTo[i] = sum += all[i].Weight;
    }

    public T Draw(Chance chance)
    {
        var found = Array.BinarySearch(upTo, chance.Between(0.0, upTo[^1]));
        return items[Math.Min(found < 0 ? ~found : found, items.Length - 1)];
    }
}
