using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Replies.Templates.Blocks;

/// <summary>The blocks of the town: read by all who write templates, changed by those who may change all of them.</summary>
[Authorize(Policies.Templates)]
public sealed class IndexModel(
    SettingsStore settings,
    BlocksHistory history,
    AdministrationJournal journal,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty]
    public BlocksForm Input { get; set; } = new();

    public EditConflict? Conflict { get; private set; }

    public bool MayEdit => TemplateService.MayEdit(viewer.Value, departmentId: null);

    public string Call(string name) => $"Dans un modèle : {{{{bloc {name}}}}}.";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var (stored, version) = await settings.GetForEditAsync<ReplyBlocks>(cancellationToken);
        Input = BlocksForm.Of(stored, version);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        RefuseUnlessAllowed(MayEdit);
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var (before, _) = await settings.GetForEditAsync<ReplyBlocks>(cancellationToken);
        var after = Input.ToBlocks();
        after.RefuseFaults();
        await history.SaveAsync(after, Input.Version, viewer.Value, cancellationToken);
        if (BlocksForm.Describe(before).ChangesTo(BlocksForm.Describe(after)) is { } changes)
            journal.Write($"Blocs des réponses modifiés : {changes}");
        TempData["Done"] = "Les blocs sont enregistrés.";
        return Redirect(ReplyLinks.Blocks);
    }

    internal static void RefuseUnlessAllowed(bool may)
    {
        if (!may)
            throw new RefusedException(
                "Les blocs valent pour toute la mairie : l'administrateur ou le pilote les change."
            );
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var (stored, version) = await settings.GetForEditAsync<ReplyBlocks>(HttpContext.RequestAborted);
        Conflict = EditConflict.Between(
            Input.Version,
            version,
            BlocksForm.Describe(stored),
            BlocksForm.Describe(Input.ToBlocks())
        );
        Input.Version = version;
        ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
        return Page();
    }
}

public sealed class BlocksForm
{
    [StringLength(ReplyBlocks.MaxText)]
    public string? Opening { get; set; }

    [StringLength(ReplyBlocks.MaxText)]
    public string? WrongDoor { get; set; }

    [StringLength(ReplyBlocks.MaxText)]
    public string? MissingItems { get; set; }

    [StringLength(ReplyBlocks.MaxText)]
    public string? Refusal { get; set; }

    [StringLength(ReplyBlocks.MaxText)]
    public string? Closing { get; set; }

    public int Version { get; set; }

    public static BlocksForm Of(ReplyBlocks blocks, int version) =>
        new()
        {
            Opening = blocks.Opening,
            WrongDoor = blocks.WrongDoor,
            MissingItems = blocks.MissingItems,
            Refusal = blocks.Refusal,
            Closing = blocks.Closing,
            Version = version,
        };

    public ReplyBlocks ToBlocks() =>
        new()
        {
            Opening = Tidy(Opening),
            WrongDoor = Tidy(WrongDoor),
            MissingItems = Tidy(MissingItems),
            Refusal = Tidy(Refusal),
            Closing = Tidy(Closing),
        };

    public static Described Describe(ReplyBlocks blocks) =>
        blocks.Named().Aggregate(new Described(), (described, block) => described.Add(block.Title, block.Text));

    static string Tidy(string? text) => text?.ReplaceLineEndings("\n").Trim() ?? "";
}
