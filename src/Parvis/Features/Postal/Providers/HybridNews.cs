using System.Data.Common;
using System.Globalization;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outages;
using Parvis.Features.Postal.Batches;
using Parvis.Features.Postal.Returns;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Postal.Providers;

/// <summary>What a provider says of the letters it was given, line by line; a wrong line never stops the others.</summary>
public sealed class HybridNews(
    ParvisDbContext db,
    RequestChanges changes,
    LetterPosting posting,
    LetterReturns returns,
    BatchPosting batches,
    RegisteredNumbers numbers,
    TownClock clock
)
{
    /// <param name="text">Of the file, see <c>docs/hybrid-mail.md</c>.</param>
    /// <param name="provider">Who says so, in the history.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The lines that could not be followed, each with the reason.</returns>
    public async Task<IReadOnlyList<RejectedNews>> TakeAsync(
        string text,
        string provider,
        CancellationToken cancellationToken
    )
    {
        var rejected = new List<RejectedNews>();
        var touched = new HashSet<long>();
        var options = new CsvReaderOptions
        {
            Separator = ';',
            HasHeader = false,
            SkipEmptyLines = true,
        };
        using var reader = CsvReader.FromText(text, options);
        while (reader.Read())
        {
            var cells = Enumerable.Range(0, reader.FieldCount).Select(c => reader.GetString(c).Trim()).ToList();
            if (cells is ["id", ..])
                continue;
            if (await TryAsync(cells, provider, touched, cancellationToken) is { } why)
                rejected.Add(new RejectedNews(string.Join(';', cells), why));
            db.ChangeTracker.Clear();
        }

        foreach (var batch in touched)
            await batches.EndAsync(batch, cancellationToken);
        return rejected;
    }

    async Task<string?> TryAsync(
        List<string> cells,
        string provider,
        HashSet<long> touched,
        CancellationToken cancellationToken
    )
    {
        if (cells is not [var id, var happened, var day, .. var more])
            return "Il faut trois colonnes au moins : id, événement, date.";
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
            return $"« {day} » n'est pas une date : écrivez AAAA-MM-JJ.";
        var found = await (
            from line in db.Set<OutgoingLetter>()
            join message in db.Set<Correspondence>() on line.CorrespondenceId equals message.Id
            join request in db.Set<CitizenRequest>() on message.RequestId equals request.Id
            where line.PublicId == id && line.BatchId != null
            select new
            {
                line.Id,
                request.Reference,
                message.PublicId,
                line.BatchId,
            }
        )
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);
        if (found is null)
            return "Aucune lettre remise n'a cet identifiant.";
        var by = new ProcessContext(AgentId: null, provider, clock.UtcNow, Requesters.Channel.Post);
        try
        {
            await changes.ApplyAsync(
                found.Reference,
                async request =>
                {
                    var line = await db.Set<OutgoingLetter>().SingleAsync(l => l.Id == found.Id, cancellationToken);
                    await NoteAsync(new Told(request, line, found.PublicId, happened, on, more), by, cancellationToken);
                },
                by,
                cancellationToken
            );
            touched.Add(found.BatchId!.Value);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Message;
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException && OutageSigns.Of(failure) is null)
        {
            return "Cette ligne n'a pas pu être enregistrée.";
        }
    }

    async Task NoteAsync(Told told, ProcessContext by, CancellationToken cancellationToken)
    {
        var line = told.Line;
        switch (told.Happened)
        {
            // Said twice, it is still posted once.
            case "posted" when line.PostedOn == told.On:
                break;
            case "posted":
                if (told.More is [{ Length: > 0 } number, ..])
                {
                    line.Carry(line.Category, number);
                    await numbers.RefuseTwiceAsync([line], cancellationToken);
                }

                await posting.LearnPostedAsync(told.Request, told.LetterId, told.On, by, cancellationToken);
                break;
            case "delivered" when line.ReceivedOn == told.On:
                break;
            case "delivered":
                await returns.ReceiveAsync(line, told.On, cancellationToken);
                break;
            case "returned" when line.ReturnedOn == told.On:
                break;
            case "returned":
                await returns.ComeBackAsync(
                    told.Request,
                    line,
                    told.On,
                    ReasonOf(told.More is [_, var why, ..] ? why : ""),
                    by,
                    cancellationToken
                );
                break;
            default:
                throw new RefusedException(
                    $"« {told.Happened} » n'est pas un événement : posted, delivered, returned."
                );
        }
    }

    static PostalReturn ReasonOf(string code) =>
        code switch
        {
            "unknown" => PostalReturn.Unknown,
            "bad-address" => PostalReturn.BadAddress,
            "refused" => PostalReturn.Refused,
            "unclaimed" => PostalReturn.Unclaimed,
            _ => throw new RefusedException(
                $"« {code} » n'est pas un motif de retour : unknown, bad-address, refused, unclaimed."
            ),
        };

    sealed record Told(
        CitizenRequest Request,
        OutgoingLetter Line,
        string LetterId,
        string Happened,
        DateOnly On,
        List<string> More
    );
}

/// <param name="Line">As it came.</param>
/// <param name="Why">In French.</param>
public sealed record RejectedNews(string Line, string Why);
