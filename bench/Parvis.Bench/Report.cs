using System.Globalization;
using System.Text;

namespace Parvis.Bench;

/// <summary>The figures as a page of Markdown.</summary>
static class Report
{
    public static string Summary(IReadOnlyList<TownFigures> towns, string machine)
    {
        var page = new StringBuilder();
        page.AppendLine(machine).AppendLine();
        page.AppendLine(
            "| database | requests | filled in | start to first page | memory at most | with pages of the file |"
        );
        page.AppendLine("| --- | --: | --: | --: | --: | --: |");
        foreach (var town in towns)
            page.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {town.Database} | {town.Requests:N0} | {town.FilledIn.TotalSeconds:0} s | {town.StartedIn.TotalSeconds:0.0} s | {town.Memory.Own} MB | {town.Memory.All} MB |"
            );
        return page.ToString();
    }

    /// <param name="reading">Milliseconds to read one message and nothing else.</param>
    public static string MailHeading(double reading) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            ### Intake of mail

            Reading one message and nothing else: {reading:0.00} ms, {1_000 / reading:0} a second.

            | database | requests before | way in | messages | filed per second | last receipt left after, s | processor ms | memory MB | machine's load |
            | --- | --: | --- | --: | --: | --: | --: | --: | --: |
            """
        );

    public static string Of(FilledTown town, MailFigures mail) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {town.Kind} | {town.Requests:N0} | {mail.Way} | {mail.Messages:N0} | {mail.PerSecond:0} | {mail.Left:0.0} | {mail.Processor:0.0} | {mail.Memory} | {mail.MachineLoad:0.0} |"
        );

    public const string PortalHeading = """
        | database | requests | residents, pages a second | p50 ms | p99 ms | processor ms, agents included | agents, pages a second | p99 ms | bare endpoint at the same pace, p99 ms | without a pace, 8 connections, a second | p99 ms | memory MB | machine's load |
        | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |
        """;

    public static string Of(PortalFigures portal) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {portal.Database} | {portal.Requests:N0} | {portal.Residents.PerSecond:0} | {portal.Residents.P50:0.0} | {portal.Residents.P99:0.0} | {portal.Residents.Processor:0.0} | {portal.Agents.PerSecond:0} | {portal.Agents.P99:0.0} | {portal.Bare.P99:0.0} | {portal.Most.PerSecond:0} | {portal.Most.P99:0.0} | {portal.Memory} | {portal.Residents.MachineLoad:0.0} |"
        );

    public static string Of(TownFigures town)
    {
        var page = new StringBuilder();
        page.AppendLine(CultureInfo.InvariantCulture, $"### {town.Database}, {town.Requests:N0} requests").AppendLine();
        page.AppendLine(
            "| page | connections | p50 ms | p99 ms | per second | processor ms | bare endpoint per second | page / bare | its SQL alone, ms | SQL commands | machine's load |"
        );
        page.AppendLine("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
        foreach (var measured in town.Pages)
        {
            foreach (var (load, bare) in measured.Loads.Zip(measured.Bare))
                page.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"| {measured.Page} | {load.Connections} | {load.P50:0.0} | {load.P99:0.0} | {load.PerSecond:0} | {load.Processor:0.0} | {bare.PerSecond:0} | {load.PerSecond / bare.PerSecond:0.000} | {measured.Sql:0.00} | {measured.Commands?.ToString(CultureInfo.InvariantCulture) ?? "–"} | {load.MachineLoad:0.0} |"
                );
        }

        return page.ToString();
    }
}
