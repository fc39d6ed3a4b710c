using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Parvis.TestKit;

/// <summary>
/// Stands between the program and PostgreSQL. Closed, it cuts every connection and refuses new ones, as a server that
/// is stopped does.
/// </summary>
public sealed class TcpGate : IAsyncDisposable
{
    readonly ConcurrentDictionary<TcpClient, EndPoint> open = new();
    readonly CancellationTokenSource stop = new();
    TcpListener listener = new(IPAddress.Loopback, 0);
    Task loop;
    EndPoint? server;

    public TcpGate()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        loop = AcceptAsync(listener);
    }

    public int Port { get; }

    /// <summary>The same database, through here.</summary>
    public string Lead(string connectionString)
    {
        var way = new NpgsqlConnectionStringBuilder(connectionString);
        server = way.Host!.StartsWith('/')
            ? new UnixDomainSocketEndPoint(Path.Combine(way.Host, $".s.PGSQL.{way.Port}"))
            : new DnsEndPoint(way.Host, way.Port);
        way.Host = IPAddress.Loopback.ToString();
        way.Port = Port;
        return way.ToString();
    }

    public async Task CloseAsync()
    {
        listener.Stop();
        await loop;
        foreach (var client in open.Keys)
            client.Dispose();
    }

    public void Open()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        loop = AcceptAsync(listener);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await CloseAsync();
        stop.Dispose();
    }

    async Task AcceptAsync(TcpListener door)
    {
        try
        {
            while (true)
                _ = CarryAsync(await door.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    async Task CarryAsync(TcpClient client)
    {
        using var there = new Socket(
            server is UnixDomainSocketEndPoint ? AddressFamily.Unix : AddressFamily.InterNetwork,
            SocketType.Stream,
            ProtocolType.Unspecified
        );
        open[client] = server!;
        try
        {
            client.NoDelay = true;
            await there.ConnectAsync(server!, stop.Token);
            await using var far = new NetworkStream(there);
            var near = client.GetStream();
            await Task.WhenAny(near.CopyToAsync(far, stop.Token), far.CopyToAsync(near, stop.Token));
        }
        catch (Exception end)
            when (end is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // One of the two left.
        }
        finally
        {
            open.TryRemove(client, out _);
            client.Dispose();
        }
    }
}
