using Microsoft.AspNetCore.Mvc;
using Parvis.Features.Acknowledgements.Writing;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Actions;
using Parvis.Web;

namespace Parvis.Features.Acknowledgements.Sending;

/// <summary>A page that writes to the resident without answering: what will leave is always in sight.</summary>
public abstract class NoticeModel(RequestActions actions, NoticeDesk desk) : PreviewedActionModel(actions)
{
    [BindProperty]
    public NoticeForm Input { get; set; } = new();

    public NoticeSheet Sheet { get; private set; } = null!;

    public WrittenNotice? Preview { get; private set; }

    /// <summary>The acknowledgement has left: only the items are asked for.</summary>
    public abstract bool OnlyItems { get; }

    /// <summary>Where the form goes.</summary>
    public abstract string Address { get; }

    protected override RequestAction Action => RequestAction.Reply;

    protected override string PreviewView => "/Features/Acknowledgements/Sending/_Preview.cshtml";

    [OutsideTransaction]
    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (await Actions.FindAsync(Normalized, Aborted) is not { } request)
            return NotFound();
        var sheet = await desk.ReadAsync(request, Aborted);
        if (Input.Vanished(sheet.Documents) is { } gone)
            throw new Data.RefusedException(
                $"Le sujet ne demande plus « {gone} » : vérifiez les pièces, puis envoyez de nouveau.",
                "Input.Items"
            );
        var content = Input.ToContent(sheet, OnlyItems);
        var again = await desk.SendAsync(request.Reference, content, Seen, Input.Token, Aborted);
        TempData["Done"] =
            again ? "Ce texte était déjà parti : ce que vous venez de changer n'est pas envoyé."
            : content.Channel == Requesters.Channel.Email ? $"{Name(request)} part dans quelques secondes."
            : $"{Name(request)} est prêt{(OnlyItems ? "e" : "")} : à imprimer, puis à remettre au courrier.";
        return Redirect(RequestLinks.Page(request.Reference));
    }

    protected override async Task PrepareAsync()
    {
        Sheet = await desk.ReadAsync(Record, Aborted);
        if (HttpMethods.IsGet(Request.Method))
            Input = await desk.UsualAsync(Record, Sheet, Aborted);
        Input.Token = OnceOnly.NewToken();
        ModelState.Remove("Input.Token");
        Preview = await desk.PreviewAsync(Record, Input.ToContent(Sheet, OnlyItems), Aborted);
        Input.Rules = Preview.Text.Rules;
        ModelState.Remove("Input.Rules");
    }

    string Name(CitizenRequest request) =>
        OnlyItems ? "La demande de pièces" : $"L'accusé de réception de {request.Reference}";
}
