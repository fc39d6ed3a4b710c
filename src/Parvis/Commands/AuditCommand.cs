using System.CommandLine;
using Parvis.Data;
using Parvis.Features.Requests.Audit;

namespace Parvis.Commands;

/// <summary><c>audit verify</c>: proves that nobody rewrote the history, or says where.</summary>
static class AuditCommand
{
    public static Command Build() => new("audit", "Prove that the history was not rewritten.") { Verify() };

    static Command Verify()
    {
        var command = new Command("verify", "Follow every chain of entries and every seal; changes nothing.");
        command.SetAction(
            async (_, cancellationToken) =>
            {
                await using var app = ParvisHost.Build([]);
                var folder = app.Services.GetRequiredService<DataFolder>();
                if (!File.Exists(folder.TimelineKey))
                    throw new StartRefusedException(
                        $"The key of the chain is not in {folder.TimelineKey}: nothing can be verified without it."
                    );
                await using var scope = app.Services.CreateAsyncScope();
                await scope
                    .ServiceProvider.GetRequiredService<DatabaseUpgrade>()
                    .RefuseUnlessCurrentAsync(cancellationToken);
                var report = await scope
                    .ServiceProvider.GetRequiredService<TimelineVerifier>()
                    .VerifyAsync(cancellationToken);
                foreach (var finding in report.Findings)
                    await Console.Out.WriteLineAsync(finding);
                if (report.Count > report.Findings.Count)
                    await Console.Out.WriteLineAsync($"… and {report.Count - report.Findings.Count} more.");
                await Console.Out.WriteLineAsync(
                    $"{report.Entries} entries of {report.Requests} requests and {report.Seals} seals read: "
                        + (report.IsIntact ? "intact." : $"{report.Count} finding(s).")
                );
                return report.IsIntact ? 0 : 1;
            }
        );
        return command;
    }
}
