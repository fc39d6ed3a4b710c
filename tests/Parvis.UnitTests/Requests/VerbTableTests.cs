using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.UnitTests.Requests;

/// <summary>Every verb from every place: where it leads, or « - » when it is refused with a sentence.</summary>
public sealed class VerbTableTests
{
    const string Table = """
        verb           | Nobody   | Offered  | Assigned   | InProgress | Waiting    | Leaving    | Asking     | Answered   | Closed     | Merged   | Referred
        Accept         | -        | Assigned | -          | -          | -          | -          | -          | -          | -          | -        | -
        Assign         | -        | Assigned | Assigned   | InProgress | Waiting    | -          | -          | -          | -          | -        | Referred
        Take           | -        | InProgress | InProgress | InProgress | Waiting  | -          | -          | -          | -          | -        | Referred
        Transfer       | Offered  | Offered  | Offered    | Offered    | Offered    | -          | -          | -          | -          | -        | -
        SendBack       | -        | Nobody   | -          | -          | -          | -          | -          | -          | -          | -        | -
        ReturnToPilot  | -        | Nobody   | Nobody     | Nobody     | Nobody     | -          | -          | -          | -          | -        | -
        Wait           | -        | -        | -          | Waiting    | -          | -          | -          | -          | -          | -        | -
        Resume         | -        | -        | -          | -          | InProgress | -          | -          | -          | -          | -        | -
        Plan           | Nobody   | Offered  | Assigned   | InProgress | Waiting    | -          | Asking     | -          | -          | -        | Referred
        Chase          | Nobody   | Offered  | Assigned   | InProgress | Waiting    | -          | Asking     | -          | -          | -        | Referred
        ReceiveMessage | Nobody   | Offered  | Assigned   | InProgress | InProgress | Leaving    | Leaving    | Answered   | Closed     | Merged   | Referred
        AddNote        | Nobody   | Offered  | Assigned   | InProgress | Waiting    | Leaving    | Asking     | Answered   | Closed     | Merged   | Referred
        AskOpinion     | Nobody   | Offered  | Assigned   | InProgress | Waiting    | -          | Asking     | -          | -          | -        | Referred
        TellNews       | Nobody   | Offered  | Assigned   | InProgress | Waiting    | -          | Asking     | -          | Closed     | -        | Referred
        TellLateness   | Nobody   | Offered  | Assigned   | InProgress | Waiting    | -          | Asking     | -          | -          | -        | Referred
        QueueReply     | Leaving  | Leaving  | Leaving    | Leaving    | Leaving    | -          | -          | Leaving    | Leaving    | -        | Leaving
        ReplyLeft      | Nobody   | Offered  | Assigned   | InProgress | Waiting    | Answered   | Waiting    | Answered   | Closed     | Merged   | Referred
        WithdrawReply  | -        | -        | -          | -          | -          | InProgress | InProgress | -          | -          | -        | -
        AskApproval    | Nobody   | Offered  | Assigned   | InProgress | Waiting    | -          | -          | Answered   | Closed     | -        | Referred
        AnswerAtOnce   | Closed   | Closed   | Closed     | Closed     | Closed     | -          | -          | -          | -          | -        | Closed
        Close          | Closed   | Closed   | Closed     | Closed     | Closed     | -          | -          | Closed     | -          | -        | Closed
        Reopen         | -        | -        | -          | -          | -          | -          | -          | InProgress | InProgress | -        | -
        MergeInto      | Merged   | Merged   | Merged     | Merged     | Merged     | -          | -          | Merged     | Merged     | -        | -
        UndoMerge      | -        | -        | -          | -          | -          | -          | -          | -          | -          | InProgress | -
        SplitOff       | Nobody   | Offered  | Assigned   | InProgress | Waiting    | -          | Asking     | -          | -          | -        | Referred
        ChangeTopic    | Nobody   | Offered  | Assigned   | InProgress | Waiting    | -          | Asking     | -          | -          | -        | Referred
        Correct        | Nobody   | Offered  | Assigned   | InProgress | Waiting    | Leaving    | Asking     | Answered   | Closed     | Merged   | Referred
        CorrectReception | Nobody | Offered  | Assigned   | InProgress | Waiting    | -          | -          | -          | -          | -        | Referred
        PrepareNotice  | Nobody   | Offered  | Assigned   | InProgress | Waiting    | -          | -          | -          | -          | -        | Referred
        AskForItems    | -        | -        | -          | Waiting    | Waiting    | -          | -          | -          | -          | -        | -
        SettleItems    | Nobody   | Offered  | Assigned   | InProgress | InProgress | Leaving    | Leaving    | Answered   | Closed     | Merged   | Referred
        Erase          | -        | -        | -          | -          | -          | -          | -          | Answered   | Closed     | Merged   | -
        Refer          | Referred | Referred | Referred   | Referred   | Referred   | -          | -          | -          | -          | -          | -
        EndReferral    | -        | -        | -          | -          | -          | -          | -          | -          | -          | -          | InProgress
        NoteReferralNews | - | -       | -          | -          | -          | -          | -          | -          | -          | -          | Referred
        NoteFirstReception | Nobody | Offered | Assigned   | InProgress | Waiting    | -          | -          | -          | -          | -          | Referred
        """;

    static readonly Dictionary<string, Action<CitizenRequest>> Verbs = new(StringComparer.Ordinal)
    {
        ["Accept"] = r => r.Accept(Stand.By()),
        ["Assign"] = r => r.Assign(Stand.Karim, "Karim Benali", "il connaît la rue", Stand.By()),
        ["Take"] = r => r.Take(Stand.Karim, Stand.By(Stand.Karim)),
        ["Transfer"] = r => r.Transfer(Stand.Parks, "Espaces verts", "c'est une racine", Stand.Now.AddHours(48)),
        ["SendBack"] = r => r.SendBack("pas chez nous", Stand.By()),
        ["ReturnToPilot"] = r => r.ReturnToPilot("personne n'est compétent"),
        ["Wait"] = r => r.WaitForRequester("Une photo"),
        ["Resume"] = r => r.Resume(reason: null),
        ["Plan"] = r => r.PlanIntervention(new DateOnly(2026, 11, 20), "enrobé à froid", new DateOnly(2026, 11, 16)),
        ["Chase"] = r => r.Chase(Channel.Phone, "toujours là", Stand.By()),
        ["ReceiveMessage"] = r => r.ReceiveMessage(7, Channel.Email),
        ["AddNote"] = r => r.AddNote(7, []),
        ["AskOpinion"] = r => r.AskOpinion(7, Stand.Parks, "Espaces verts"),
        ["TellNews"] = r => r.TellNews(7),
        ["TellLateness"] = r => r.TellLateness(["Hélène Dubreuil"]),
        ["QueueReply"] = r => r.QueueReply(7, Channel.Email, RequestStatus.Answered, Stand.By()),
        ["ReplyLeft"] = r => r.ReplyLeft(1, Channel.Email),
        ["WithdrawReply"] = r => r.WithdrawReply(1),
        ["AskApproval"] = r => r.AskApproval(7, "Hélène Dubreuil"),
        ["AnswerAtOnce"] = r => r.AnswerAtOnce("C'est prévu demain.", Stand.By()),
        ["Close"] = r => r.Close(ClosureReason.WorkDone, detail: null, Stand.By()),
        ["Reopen"] = r => r.Reopen("le trou est revenu", 60, acceptBefore: null, Stand.By()),
        ["MergeInto"] = r => r.MergeInto(Stand.InProgress(), "même trou", Stand.By()),
        ["UndoMerge"] = r => r.UndoMerge(Stand.Master),
        ["SplitOff"] = r => r.SplitOff(Stand.InProgress()),
        ["ChangeTopic"] = r => r.ChangeTopic(Guid.NewGuid(), "Voirie", circleId: null),
        ["Erase"] = r => r.Erase("DP-00001", Stand.By()),
        ["CorrectReception"] = r =>
            r.CorrectReception(
                Stand.Now.AddDays(-3),
                DateOnly.FromDateTime(Stand.Now),
                DateOnly.FromDateTime(Stand.Now.AddDays(-3)),
                "tampon d'arrivée",
                Stand.By()
            ),
        ["PrepareNotice"] = r => r.PrepareNotice(7, CorrespondenceKind.Acknowledgement, Channel.Email),
        ["AskForItems"] = r =>
            r.PrepareNotice(
                7,
                CorrespondenceKind.ItemsDemand,
                Channel.Email,
                new AwaitedItems(["Plan"], new DateOnly(2026, 12, 16))
            ),
        ["SettleItems"] = r => r.SettleItems(["Plan"], new DateOnly(2026, 11, 16), waived: false, complete: true),
        ["Refer"] = r =>
            r.Refer(
                new ReferredPartner(Stand.Parks, "Rennes Métropole"),
                new DateOnly(2026, 11, 16),
                "la voie est métropolitaine",
                told: true,
                Stand.By()
            ),
        ["EndReferral"] = r => r.EndReferral("Rennes Métropole", declined: false, words: null),
        ["NoteReferralNews"] = r => r.NoteReferralNews("Rennes Métropole", "RM-12", receivedOn: null),
        ["NoteFirstReception"] = r =>
            r.NoteFirstReception(new DateOnly(2026, 11, 2), "Préfecture", new DateOnly(2026, 11, 16)),
        ["Correct"] = r => r.Correct("Trou rue des Lilas", "12 rue des Lilas"),
    };

    public static TheoryData<string, string, string> Cells()
    {
        var cells = new TheoryData<string, string, string>();
        var lines = Table.Split('\n').Select(l => l.Split('|', StringSplitOptions.TrimEntries)).ToList();
        foreach (var line in lines.Skip(1))
        {
            foreach (var (place, expected) in lines[0].Zip(line).Skip(1))
                cells.Add(line[0], place, expected);
        }

        return cells;
    }

    [Theory, MemberData(nameof(Cells))]
    public void A_verb_leads_where_the_table_says(string verb, string from, string expected)
    {
        var request = Stand.Places[from]();
        Stand.PlaceOf(request).ShouldBe(from);

        if (expected == "-")
        {
            var refusal = Should.Throw<RefusedException>(() => Verbs[verb](request));
            refusal.Message.ShouldEndWith(".");
            Stand.PlaceOf(request).ShouldBe(from);
            request.PendingEvents.ShouldBeEmpty("a refused verb leaves no trace");
        }
        else
        {
            Verbs[verb](request);
            Stand.PlaceOf(request).ShouldBe(expected);
        }
    }

    [Fact]
    public void The_table_names_every_verb_of_the_record()
    {
        // Told in other tests, or no change of state of its own.
        string[] elsewhere =
        [
            "Register",
            "TakePendingEvents",
            "NextSequence",
            "CanReopen",
            "Link",
            "Unlink",
            "ChangeRequester",
            "ChangeDueDate",
            "CancelIntervention",
            // InterpreterTests.
            "AskForInterpreter",
            "NoteInterpreter",
            "AddFile",
            "GiveOpinion",
            "IssueReceipt",
            "ReceiptRefused",
            "ReplyRefused",
            // What those who approve an answer say of it: ApprovalTests.
            "GiveApproval",
            "RefuseApproval",
            "TakeApprovalBack",
            // What mail tells: FilingTests and SortingTests of the inbox.
            "LeaveFilesOut",
            "HearMachine",
            "LearnMailReturned",
            "LearnLetterReturned",
            "NoteThanks",
            "DetachMessage",
            // What did not arrive: TroubleTests and DepartureTests of the answers.
            "RetryReceipt",
            "RetryReply",
            "SettleMailTrouble",
            "LearnMailArrived",
            "CallReceiptOff",
            // What the law's clock and acknowledgements tell: WatchedClockTests, AcknowledgementTests, MissingItemsTests.
            "NoticeLeft",
            "NoticeRefused",
            "CallNoticeOff",
            "ExemptFromAcknowledgement",
            "OweAcknowledgement",
            "StopWaiting",
            // What a wait takes of the promise: TargetPauseTests.
            "GiveBackDays",
            "EndPause",
            // What is promised before the answer: FirstAnswerTests.
            "ChangePromise",
            "ChangeFirstAnswerDate",
            // ReminderTests.
            "RemindOfDate",
            "NewsRefused",
            // FollowUpTests.
            "RenewFollowUp",
            // HelpingTests.
            "Entrust",
            "EndMandate",
            "MoveStatutoryDate",
            "LetSilenceDecide",
        ];
        var inTable = Verbs.Keys.Select(v =>
            v switch
            {
                "Wait" => "WaitForRequester",
                "Plan" => "PlanIntervention",
                "AskForItems" => "PrepareNotice",
                _ => v,
            }
        );
        var verbs = typeof(CitizenRequest)
            .GetMethods(
                System.Reflection.BindingFlags.Public
                    | System.Reflection.BindingFlags.Instance
                    | System.Reflection.BindingFlags.Static
                    | System.Reflection.BindingFlags.DeclaredOnly
            )
            .Where(m => !m.IsSpecialName)
            .Select(m => m.Name)
            .Distinct(StringComparer.Ordinal);

        verbs.Except(inTable.Concat(elsewhere), StringComparer.Ordinal).ShouldBeEmpty();
    }
}
