using Parvis.Data;
using Parvis.TestKit;

namespace Parvis.AppTests.Privacy;

/// <summary>
/// What every table holds on residents, and who answers for it. An entity added without a decision fails here: somebody
/// would be told less than is known of them, or be half erased.
/// </summary>
public sealed class PersonalDataTable
{
    const string Sheet = "gathered and erased by SheetHoldings";
    const string Record = "gathered and erased by RequestHoldings";
    const string Emptied = "gathered; the row stays, emptied: statistics and the chain";
    const string Staff = "about those who work for the town or were elected";
    const string Town = "the town itself";

    static readonly Dictionary<string, string> Decisions = new(StringComparer.Ordinal)
    {
        ["Requester"] = Sheet,
        ["ContactPoint"] = Sheet,
        ["RequesterNeed"] = Sheet,
        ["RequesterCircle"] = "erased by SheetHoldings; who alone knows them is asked by CircleConsent",
        ["RequesterName"] = "erased by NameIndex: the words of the names that are gathered",
        ["NameWord"] = "erased by NameIndex when nobody bears it any more",
        ["NameWordKey"] = "erased by NameIndex with its word",
        ["RequesterWarning"] = "erased by SheetHoldings; a doubt of a circle about two sheets",
        ["RequesterMerge"] = "erased by SheetHoldings; the sheets absorbed are gathered",
        ["Household"] = Sheet,
        ["HouseholdMember"] = Sheet,
        ["Representation"] = Sheet,
        ["CitizenRequest"] = Emptied,
        ["TimelineEvent"] = Emptied,
        ["TimelineSeal"] = "references and digests only",
        ["Correspondence"] = Record,
        ["Note"] = Record,
        ["Opinion"] = Record,
        ["RequestFile"] = Record,
        ["RequestMandate"] = Record,
        ["OutboxMessage"] =
            "erased by RequestHoldings: copies of messages that are gathered; a digest that waits, by DigestHoldings",
        ["Notification"] = "erased by RequestHoldings: an agent's pointer to a request",
        ["RequestLink"] = "erased by RequestHoldings: two requests",
        ["RequestFollower"] = "a department and a request",
        ["RequestCounter"] = "numbers",
        ["RequestNumber"] = "numbers",
        ["WatchedClock"] = "dates of a request, no word about the person",
        ["Digest"] = Staff,
        ["RequestReminder"] = "dates of a request, no word about the person",
        ["ProgressNews"] = "steps of a request still to be told, no word about the person",
        ["ItemsDemand"] = "gathered and erased by NoticeHoldings",
        ["DemandedItem"] = "gathered and erased by NoticeHoldings, with its list",
        ["Acknowledgement"] = "gathered and erased by NoticeHoldings",
        ["Forwarding"] = "dates of a request, no word about the person",
        ["Referral"] = "gathered and erased by ReferralHoldings",
        ["ApprovalRound"] = "gathered and erased by ApprovalHoldings",
        ["ApprovalStep"] = "gathered and erased by ApprovalHoldings, with its round",
        ["ApprovalCircuit"] = Town,
        ["CircuitStep"] = Town,
        ["SignatureDelegation"] = Staff,
        ["ReplyDraft"] = "gathered and erased by DraftHoldings",
        ["GroupReply"] = "one text for many, erased by TogetherHoldings with its last request, and by its age",
        ["GroupReplyRequest"] = "erased by TogetherHoldings; its answer is a Correspondence",
        ["ReplyTemplateVersion"] = Staff,
        ["ReplyBlocksVersion"] = Staff,
        ["ReplyBlocks"] = Town,
        ["WordLetter"] = Staff,
        ["FieldMeaning"] = Town,
        ["PrintedLetter"] = "erased by PrintedLetterHoldings; its words are those of a Correspondence",
        ["StoredMail"] =
            "gathered and erased by InboxHoldings; a row without words stays, so that it is not stored anew",
        ["IncomingLetter"] =
            "gathered and erased by LetterHoldings; its number and dates stay, or the register would have a hole",
        ["LetterRequest"] = "numbers only",
        ["OutgoingLetter"] =
            "gathered and erased by PostalHoldings; its number and dates stay, or the register would have a hole",
        ["LetterBatch"] = "its PDF is erased by PostalHoldings with the first letter in it, and by its age",
        ["YearNumber"] = Town,
        ["ScanFile"] = "erased by LetterHoldings with the last letter in it, and by its age",
        ["ScanPage"] = "erased with its scan",
        ["Mailbox"] = Town,
        ["MailboxState"] = Town,
        ["Look"] = "gathered and erased by LookHoldings",
        ["KeptWords"] = "gathered and erased by LookHoldings, which opens the seal; twelve hours",
        ["AskDraft"] =
            "what somebody has not sent: nobody but its address opens it; erased after seven days by ForgetAskDraftsJob",
        ["AskDraftFile"] = "erased with its draft; its bytes too",
        ["SurveyInvitation"] = "erased by SurveyHoldings: somebody was asked about a request",
        ["SurveyAnswer"] = "gathered by SurveyHoldings; the words are erased, what was thought of a topic stays",
        ["PanelMember"] = "gathered and erased by PanelHoldings, found by their e-mail; erased when they leave",
        ["PanelInvitation"] = Town,
        ["PanelFinding"] = "what testers found, noted by an agent without a name",
        ["CallSample"] = Town,
        ["Interpreter"] = "an agent or somebody who works for the town, as an administrator noted them",
        ["InterpreterBooking"] = "gathered and erased by InterpreterHoldings",
        ["SampledCall"] = "erased by SurveyHoldings: somebody was to be called about a request",
        ["Campaign"] = Town,
        ["CampaignAnswer"] = "a day and a place: nobody is known",
        ["CampaignReply"] = "what nobody known answered; words erased by ForgetWordsJob",
        ["ImprovementAction"] = Town,
        ["ImprovementSource"] = "numbers only, erased by SurveyHoldings with the opinion or the request it points at",
        ["Announcement"] = Town,
        ["KnowledgeSheet"] = Town,
        ["SheetTopic"] = Town,
        ["KnowledgeVersion"] = Town,
        ["SheetRemark"] = Staff,
        ["SheetReading"] = Staff,
        ["SheetOpinion"] = "a word at most, of somebody whom nothing names; a year, by ForgetSheetOpinionsJob",
        ["TownAddress"] = Town,
        ["OfficialFiche"] = "published by the State",
        ["FicheRedirection"] = "published by the State",
        ["TopicFiche"] = Town,
        ["FicheReading"] = Staff,
        ["BrokenFiche"] = "names of files of the State",
        ["AddressFile"] = Town,
        ["TopicForm"] = Town,
        ["TopicFormVersion"] = Town,
        ["FormTrial"] = Town,
        ["FormRemark"] = "a first name at most, of somebody invited who has no sheet; removed by who composes the form",
        ["FormToken"] = "erased by LookHoldings: an address of a sheet; a week",
        ["OfficialLook"] = "gathered by OfficialHoldings; that an official looked stays, for whom does not",
        ["OfficialLookRequest"] = "erased by OfficialHoldings",
        ["StreetNote"] = "erased by OfficialHoldings; its words are the request's",
        ["ApiAnswer"] = "gathered and erased by ApiHoldings; two days",
        ["WebhookDelivery"] = "gathered and erased by ApiHoldings; no name in it",
        ["PrivacyCase"] = "the case itself: the sheet leaves it, and nothing else names the person",
        ["CircleConsent"] = "a circle and a case",
        ["CasePassage"] = "erased by PersonMentions",
        ["CaseWithheld"] = "erased by PersonMentions",
        ["BlobToErase"] = "a digest, until EraseBlobsJob has run",
        ["ContactLog"] = "a topic and a channel, no word about the person",
        ["MonthFigure"] = "numbers",
        ["FiguresMark"] = "numbers",
        ["SavedView"] = "filters of a queue, none of which names a person",
        ["AdministrationEntry"] = "settings and rights; a case by its number, a sheet by its random id",
        ["WebhookSubscription"] = Town,
        ["ApiKey"] = Town,
        ["Setting"] = Town,
        ["ReplyTemplate"] = Town,
        ["Topic"] = Town,
        ["TopicSynonym"] = Town,
        ["TownTranslation"] = Town,
        ["RequiredDocument"] = Town,
        ["Department"] = Town,
        ["ServicePoint"] = Town,
        ["OpeningInterval"] = Town,
        ["ExceptionalDay"] = Town,
        ["PartnerAuthority"] = Town,
        ["Competence"] = Town,
        ["Circle"] = Town,
        ["CircleMember"] = Staff,
        ["Agent"] = Staff,
        ["Absence"] = Staff,
        ["Membership"] = Staff,
        ["ElectedOfficial"] = Staff,
        ["Helper"] = Staff,
        ["Delegation"] = Staff,
        ["Account"] = Staff,
        ["DataProtectionKey"] = "keys of cookies",
    };

    [SkippableTheory, BothDatabases]
    public async Task Every_table_says_what_it_holds_on_residents(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mapped = await app.DatabaseAsync(db =>
            Task.FromResult(db.Model.GetEntityTypes().Select(e => e.ClrType).Distinct().ToList())
        );
        var ours = mapped
            .Where(t => t.Namespace?.StartsWith("Microsoft.AspNetCore.Identity", StringComparison.Ordinal) != true)
            .Select(t => t.Name)
            .ToHashSet(StringComparer.Ordinal);

        ours.Except(Decisions.Keys, StringComparer.Ordinal).ShouldBeEmpty("decide whether it is gathered and erased");
        Decisions.Keys.Except(ours, StringComparer.Ordinal).ShouldBeEmpty("no longer mapped");
    }
}
