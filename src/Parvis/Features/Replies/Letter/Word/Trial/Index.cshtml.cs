using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Replies.Letter.Paper;
using Parvis.Features.Replies.Templates;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Files;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Replies.Letter.Word.Trial;

/// <summary>A Word letter filled with an invented answer, before it serves.</summary>
[Authorize(Policies.Templates)]
public sealed class IndexModel(WordLetters letters, ReplyFactsReader facts, TownClock clock, CurrentViewer viewer)
    : PageModel
{
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await letters.FindAsync(id, viewer.Value, cancellationToken) is not { } letter)
            return NotFound();
        var bytes = await letters.FillAsync(letter, await SampleAsync(cancellationToken), cancellationToken);
        return File(bytes, FileKind.Docx.ContentType, $"essai-{letter.FileName}");
    }

    async Task<LetterSheet> SampleAsync(CancellationToken cancellationToken)
    {
        var sample = await facts.SampleAsync(cancellationToken);
        return new LetterSheet
        {
            Message = new Correspondence
            {
                RequestId = sample.Request.Id,
                Direction = Direction.Outgoing,
                Channel = Channel.Post,
                At = clock.UtcNow,
                Author = sample.Mentions.AgentName,
                Subject = $"Votre demande {sample.Request.Reference}",
                Body =
                    "Madame,\n\nVous nous avez signalé un lampadaire éteint rue des Lilas.\n\nNous le réparerons dans la semaine.\n\nVeuillez agréer, Madame, nos salutations distinguées.",
                Recipient = "Madame Marie Martin\n4 rue des Lilas\n12345 Valmont",
            },
            Head = new LetterHead(sample.Mentions, sample.Town),
            WrittenOn = sample.Today.InFull(),
            Enclosures = ["plan-du-quartier.pdf"],
        };
    }
}
