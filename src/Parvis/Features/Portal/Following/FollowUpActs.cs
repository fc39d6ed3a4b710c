using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Forms;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Files;
using Parvis.Features.Requests.FollowUp;
using Parvis.Features.Requests.Mandates;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Portal.Following;

/// <summary>What a resident does on the page of their request.</summary>
public sealed class FollowUpActs(
    ParvisDbContext db,
    FollowUpKeys keys,
    RequestChanges changes,
    RequestFiles files,
    IncomingWords words,
    RequestMandates mandates,
    ServiceTargets targets,
    SettingsStore settings,
    OnceOnly once,
    TimeProvider clock
)
{
    public const int MaxWords = 5000;

    /// <summary>As the history of the request says it.</summary>
    const string Who = "L'usager, par la page de suivi";

    const string NoLonger = "Je n'ai plus besoin de réponse.";

    const string OnItsWay = "Une réponse est en route : attendez de la lire.";

    const string FilesOnly = "(Pièces jointes, sans message.)";

    /// <summary>More words, more files; a request that waited for them goes on. Outside any transaction.</summary>
    public async Task WriteAsync(
        FollowUpForm form,
        IReadOnlyCollection<IFormFile> uploads,
        CancellationToken cancellationToken
    )
    {
        var said = await SaidAsync(form, uploads, cancellationToken);
        var sent = await ActAsync(
            form,
            async (request, by) =>
            {
                if (!request.IsOpen)
                    throw new RefusedException("Votre demande n'attend plus : relisez cette page, puis rouvrez-la.");
                await words.AddAsync(request, Channel.Web, said, by, by.At, cancellationToken);
            },
            cancellationToken
        );
        if (sent.Again && !await WasSaidAsync(form.Reference, said, cancellationToken))
            throw new RefusedException("Ce message-ci n'est pas encore parti : envoyez-le de nouveau.");
    }

    /// <summary>Somebody who comes back to a page that was sent may have typed something else in it.</summary>
    async Task<bool> WasSaidAsync(string reference, SaidWords said, CancellationToken cancellationToken)
    {
        var hashes = said.Files.Select(f => f.Hash).ToList();
        var sent = await (
            from message in db.Set<Correspondence>()
            join request in db.Set<CitizenRequest>() on message.RequestId equals request.Id
            where request.Reference == reference && message.Channel == Channel.Web && message.Body == said.Body
            select db.Set<RequestFile>().Where(f => f.CorrespondenceId == message.Id).Select(f => f.Hash).ToList()
        ).ToListAsync(cancellationToken);
        return sent.Exists(files => hashes.TrueForAll(files.Contains));
    }

    /// <summary>What was answered does not settle it. Outside any transaction.</summary>
    public async Task ReopenAsync(
        FollowUpForm form,
        IReadOnlyCollection<IFormFile> uploads,
        CancellationToken cancellationToken
    )
    {
        var said = await SaidAsync(form, uploads, cancellationToken);
        var window = (await settings.GetAsync<RequestSettings>(cancellationToken)).ReopenWindowDays;
        await ActAsync(
            form,
            async (request, by) =>
            {
                if (request.StatusBeforeReply is not null)
                    throw new RefusedException(OnItsWay);
                var acceptBefore = await targets.AcceptBeforeAsync(by.At, cancellationToken);
                request.Reopen("L'usager écrit que ce n'est pas réglé.", window, acceptBefore, by);
                await words.AddAsync(request, Channel.Web, said, by, by.At, cancellationToken);
            },
            cancellationToken
        );
    }

    public Task ChaseAsync(FollowUpForm form, CancellationToken cancellationToken) =>
        ActAsync(
            form,
            (request, by) =>
            {
                RefuseUnlessWaiting(request);
                if (FollowUpReader.IsChasedEnough(request, by.At))
                    throw new RefusedException("Votre relance est déjà notée : le service l'a vue arriver.");
                request.Chase(Channel.Web, words: null, by);
                return Task.CompletedTask;
            },
            cancellationToken
        );

    /// <summary>Whoever helped sees nothing more of it; others are the code and the link.</summary>
    /// <returns>Where the page is now, also when it is sent twice.</returns>
    public async Task<string> EndMandateAsync(FollowUpForm form, CancellationToken cancellationToken) =>
        (
            await ActAsync(
                form,
                (request, _) => mandates.EndAsync(request, MandateEnd.Person, reason: null, cancellationToken),
                cancellationToken
            )
        ).Url;

    public Task WithdrawAsync(FollowUpForm form, CancellationToken cancellationToken) =>
        ActAsync(
            form,
            async (request, by) =>
            {
                RefuseUnlessWaiting(request);
                // Others may share a mailbox: what is confidential is not ended through it.
                if (request.CircleId is not null)
                    throw new RefusedException("Pour retirer cette demande, appelez la mairie.");
                // A word of theirs: whoever works on it is told.
                await words.AddAsync(request, Channel.Web, NoLonger, by, by.At, cancellationToken);
                request.Close(ClosureReason.Withdrawn, detail: null, by);
            },
            cancellationToken
        );

    /// <exception cref="RefusedException">It ended, or its answer is on its way.</exception>
    static void RefuseUnlessWaiting(CitizenRequest request)
    {
        if (request.StatusBeforeReply is not null)
            throw new RefusedException(OnItsWay);
        if (!request.IsOpen)
            throw new RefusedException("Votre demande n'attend plus : relisez cette page.");
    }

    async Task<SaidWords> SaidAsync(
        FollowUpForm form,
        IReadOnlyCollection<IFormFile> uploads,
        CancellationToken cancellationToken
    )
    {
        var text = AnswerCheck.Lines(form.Words);
        if (text.Length == 0 && uploads.Count == 0)
            throw new RefusedException("Écrivez votre message, ou ajoutez un fichier.", "Words");
        if (text.Length > MaxWords)
            throw new RefusedException(
                "Votre message compte {0} caractères : raccourcissez-le à {1}.",
                "Words",
                text.Length,
                MaxWords
            );
        return new SaidWords
        {
            Body = text.Length > 0 ? text : FilesOnly,
            Files = await files.StoreOfResidentAsync(uploads, cancellationToken),
        };
    }

    Task<OnceResult> ActAsync(
        FollowUpForm form,
        Func<CitizenRequest, ProcessContext, Task> act,
        CancellationToken cancellationToken
    )
    {
        var by = new ProcessContext(AgentId: null, form.By ?? Who, clock.GetUtcNow().UtcDateTime, Channel.Web);
        return once.RunAsync(
            form.FormToken,
            async () =>
            {
                var token = form.Token;
                await changes.ApplyAsync(
                    form.Reference,
                    async request =>
                    {
                        // Reception may have given another code since the page was opened.
                        if (!keys.IsToken(request, form.Token))
                            throw new RequestNotFoundException(form.Reference);
                        await act(request, by);
                        token = keys.TokenOf(request);
                    },
                    by,
                    cancellationToken
                );
                return FollowUpAccess.PageOf(form.Reference, token);
            },
            cancellationToken
        );
    }
}

/// <param name="Reference">Of the request.</param>
/// <param name="Token">Of the link that opened the page.</param>
/// <param name="FormToken">Sent twice, it is done once.</param>
/// <param name="Words">What was typed.</param>
/// <param name="By">Who acts for the resident; null when it is the resident.</param>
public sealed record FollowUpForm(string Reference, string Token, string? FormToken, string? Words, string? By = null);
