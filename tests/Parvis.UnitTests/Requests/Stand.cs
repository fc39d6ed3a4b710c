using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.UnitTests.Requests;

/// <summary>Requests brought by real verbs to each place where one can stand.</summary>
static class Stand
{
    public static readonly DateTime Now = new(2026, 11, 16, 8, 12, 0, DateTimeKind.Utc);
    public static readonly Guid Roads = Guid.NewGuid();
    public static readonly Guid Parks = Guid.NewGuid();
    public static readonly Guid Anne = Guid.NewGuid();
    public static readonly Guid Karim = Guid.NewGuid();

    static long lastId;

    public static ProcessContext By(Guid? agent = null, DateTime? at = null) =>
        new(agent ?? Anne, "Anne Morel", at ?? Now);

    /// <summary>What the merged one lives in.</summary>
    public static readonly CitizenRequest Master = InProgress();

    public static readonly Dictionary<string, Func<CitizenRequest>> Places = new(StringComparer.Ordinal)
    {
        ["Nobody"] = () => Register(department: null),
        ["Offered"] = () => Register(Roads),
        ["Assigned"] = () => After(Register(Roads), r => r.Accept(By())),
        ["InProgress"] = InProgress,
        ["Waiting"] = () => After(InProgress(), r => r.WaitForRequester("Une photo du trou")),
        ["Leaving"] = () => After(InProgress(), r => r.QueueReply(1, Channel.Email, RequestStatus.Answered, By())),
        ["Asking"] = () =>
            After(InProgress(), r => r.QueueReply(1, Channel.Email, RequestStatus.WaitingForRequester, By())),
        ["Answered"] = () =>
            After(
                InProgress(),
                r =>
                {
                    r.QueueReply(1, Channel.Email, RequestStatus.Answered, By());
                    r.ReplyLeft(1, Channel.Email);
                }
            ),
        ["Closed"] = () => After(InProgress(), r => r.Close(ClosureReason.WorkDone, detail: null, By())),
        ["Referred"] = () =>
            After(
                InProgress(),
                r =>
                    r.Refer(
                        new ReferredPartner(Parks, "Rennes Métropole"),
                        new DateOnly(2026, 11, 16),
                        "la voie est métropolitaine",
                        told: true,
                        By()
                    )
            ),
        ["Merged"] = () => After(InProgress(), r => r.MergeInto(Master, "même trou", By())),
    };

    public static CitizenRequest Register(Guid? department)
    {
        var number = Interlocked.Increment(ref lastId);
        var request = CitizenRequest.Register(
            new RegistrationOptions
            {
                Subject = "Nid-de-poule rue des Lilas",
                Channel = Channel.Phone,
                DepartmentId = department,
                DueOn = new DateOnly(2026, 11, 23),
                AcceptBefore = Now.AddHours(48),
            },
            new RequestReference(2026, number),
            By()
        );
        // The database gives it otherwise.
        typeof(CitizenRequest).GetProperty(nameof(CitizenRequest.Id))!.SetValue(request, number);
        request.TakePendingEvents();
        return request;
    }

    public static CitizenRequest InProgress() => After(Register(Roads), r => r.Take(Anne, By()));

    /// <summary>« Offered », « Assigned »… : the status, and for a registered one whether somebody has it.</summary>
    public static string PlaceOf(CitizenRequest request) =>
        request switch
        {
            { StatusBeforeReply: not null, Status: RequestStatus.WaitingForRequester } => "Asking",
            { StatusBeforeReply: not null } => "Leaving",
            { Status: RequestStatus.Registered, DepartmentId: null } => "Nobody",
            { Status: RequestStatus.Registered } => "Offered",
            { Status: RequestStatus.WaitingForRequester } => "Waiting",
            _ => request.Status.ToString(),
        };

    static CitizenRequest After(CitizenRequest request, Action<CitizenRequest> verb)
    {
        verb(request);
        request.TakePendingEvents();
        return request;
    }
}
