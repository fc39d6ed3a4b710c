using Parvis.Features.Api.Answers;
using Parvis.Features.Api.Errors;
using Parvis.Features.Api.Reading;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.Features.Api.Endpoints;

public enum MessageKind
{
    /// <summary>The resident asks again: counted, and the request rises.</summary>
    Chaser,

    /// <summary>The resident says something more.</summary>
    Message,

    /// <summary>For colleagues only.</summary>
    Note,
}

public sealed record MessageToAdd
{
    [Meaning(
        "chaser: the resident asks again. message: says something more. note: for colleagues, never shown to the resident.",
        "chaser : l'usager relance. message : il ajoute un mot. note : pour les agents, jamais montrée à l'usager."
    )]
    public MessageKind? Kind { get; init; }

    [Meaning("The words; a chaser may have none.", "Les mots ; une relance peut ne pas en avoir.")]
    public string? Text { get; init; }

    [Meaning("How it came; web when absent.", "Comment il est arrivé ; web sinon.")]
    public Channel? Channel { get; init; }
}

/// <summary>POST /api/v1/requests/{reference}/messages.</summary>
static class AddMessage
{
    const int Longest = 100_000;

    public static async Task<IResult> RunAsync(
        [Meaning("Its reference.", "Sa référence.")] string reference,
        HttpContext context,
        ApiCaller caller,
        ApiJson json,
        ApiRetries retries,
        RequestChanges changes,
        IncomingWords words,
        RequestNotes notes,
        RequestViews views
    )
    {
        var aborted = context.RequestAborted;
        var body = await ApiJson.BytesAsync(context.Request, aborted);
        var said = json.Read<MessageToAdd>(body);
        var kind =
            said.Kind
            ?? throw ApiRefusedException.Invalid("kind", "chaser, message or note.", "chaser, message ou note.");
        var longest = kind == MessageKind.Note ? RequestNotes.Longest : Longest;
        var text = said.Text?.Trim() ?? "";
        if (text.Length == 0 && kind != MessageKind.Chaser)
            throw ApiRefusedException.Invalid("text", "Say something.", "Dites quelque chose.");
        if (text.Length > longest)
            throw ApiRefusedException.Invalid(
                "text",
                $"{longest} characters at most.",
                $"{longest} caractères au plus."
            );
        var channel = said.Channel ?? Channel.Web;
        return await retries.CreateAsync(
            context,
            caller,
            body,
            async () =>
            {
                var request = await changes.ApplyAsync(
                    RequestReference.TryNormalize(reference, out var known) ? known : reference,
                    Action(kind),
                    seen: null,
                    caller.Viewer,
                    (request, by) =>
                    {
                        switch (kind)
                        {
                            case MessageKind.Message:
                                return words.AddAsync(request, channel, text, by, by.At, aborted);
                            case MessageKind.Note:
                                return notes.AddAsync(request, text, [], by, aborted);
                            default:
                                request.Chase(channel, text.Length == 0 ? null : text, by);
                                return Task.CompletedTask;
                        }
                    },
                    aborted,
                    kind == MessageKind.Note ? null : channel
                );
                var view = await views.OneAsync(request.Reference, caller.Viewer, aborted);
                return (ApiLinks.Request(request.Reference), view);
            }
        );
    }

    static RequestAction Action(MessageKind kind) =>
        kind switch
        {
            MessageKind.Chaser => RequestAction.Chase,
            MessageKind.Message => RequestAction.Hear,
            MessageKind.Note => RequestAction.Note,
        };
}
