using Parvis.Features.Replies.Letter.Paper;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.FollowUp;
using Parvis.Features.Settings;
using Parvis.Ui;

namespace Parvis.Features.Surveys.Asking;

/// <summary>
/// Who is answered by letter is asked at its foot, under the same rules as by mail; they are asked from the moment it
/// leaves. The code is made from the request each time it is printed: nothing is kept of a letter that never leaves.
/// </summary>
public sealed class PaperSurvey(SurveyDesk surveys, FollowUpKeys keys, SettingsStore settings)
    : ILetterInvitation,
        IHandle<ReplySent>
{
    const string Sentence = "Qu'avez-vous pensé de cette réponse ? Trois questions, une minute :";

    public async Task<LetterInvitation?> ForAsync(
        CitizenRequest request,
        Correspondence letter,
        CancellationToken cancellationToken
    )
    {
        if (
            letter
                is not {
                    Kind: CorrespondenceKind.Message,
                    State: CorrespondenceState.ToPrint or CorrespondenceState.Done
                }
            || await TownAsync(cancellationToken) is not { } town
            || !Uri.TryCreate(town.ResidentsUrl, UriKind.Absolute, out var root)
        )
            return null;
        var code = keys.OpinionCodeOf(request);
        var asks =
            letter.State == CorrespondenceState.ToPrint && await surveys.MayAskAsync(request, cancellationToken)
            || await surveys.IsAskedByAsync(request, code, cancellationToken);
        if (!asks)
            return null;
        var path = SurveyLinks.Answer(code);
        return new LetterInvitation(
            Sentence,
            $"{root.Authority}{root.AbsolutePath.TrimEnd('/')}{path}",
            QrPicture.Of(town.ResidentsUrl + path)
        );
    }

    public async Task HandleAsync(
        CitizenRequest request,
        ReplySent happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        if (
            happened.Channel == Channel.Post
            && await TownAsync(cancellationToken) is not null
            && await surveys.MayAskAsync(request, cancellationToken)
        )
            surveys.InviteOnPaper(request, keys.OpinionCodeOf(request));
    }

    /// <summary>Null when the town does not ask.</summary>
    async Task<TownSettings?> TownAsync(CancellationToken cancellationToken)
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        return town.IsOpenToResidents && (await settings.GetAsync<SurveySettings>(cancellationToken)).AsksByMail
            ? town
            : null;
    }
}
