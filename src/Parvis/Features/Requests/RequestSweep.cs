using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Requests;

/// <summary>
/// What a job does to many requests, each in a transaction of its own: one that cannot be changed is logged and stops none
/// of the others.
/// </summary>
public sealed partial class RequestSweep(ParvisDbContext db, ILogger<RequestSweep> log)
{
    /// <param name="job">Its name in the log.</param>
    /// <param name="found">One of them after the other.</param>
    /// <param name="reference">Of the request it is about.</param>
    /// <param name="change">Looks again under the lock: another node may have been quicker.</param>
    public async Task EachAsync<T>(string job, IEnumerable<T> found, Func<T, string> reference, Func<T, Task> change)
    {
        foreach (var one in found)
        {
            try
            {
                await change(one);
            }
            catch (Exception failure) when (failure is RefusedException or DbUpdateException or DbException)
            {
                LogFailure(failure, job, reference(one));
            }

            db.ChangeTracker.Clear();
        }
    }

    public Task EachAsync(string job, IEnumerable<string> references, Func<string, Task> change) =>
        EachAsync(job, references, static reference => reference, change);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Job} could not change {Reference}; the others are.")]
    partial void LogFailure(Exception failure, string job, string reference);
}
