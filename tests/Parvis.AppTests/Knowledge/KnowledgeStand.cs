using Microsoft.EntityFrameworkCore;
using Parvis.Features.Knowledge;
using Parvis.TestKit;

namespace Parvis.AppTests.Knowledge;

/// <summary>Sheets written through the real pages.</summary>
static class KnowledgeStand
{
    public const string Secret = "Dites que le parapheur est chez la directrice.";
    public const string Known = "La copie est gratuite.";
    public const string Document = "Une pièce d'identité";

    /// <summary>The page on which the draft is written.</summary>
    public static async Task<TownPage> BeginAsync(
        this TownClient client,
        string title,
        Guid? topic = null,
        SheetKind kind = SheetKind.Question
    ) =>
        await (await client.GetPageAsync("/fiches/nouvelle")).SubmitAsync(
            "Commencer",
            ("Title", title),
            ("Kind", kind),
            ("sujet", topic?.ToString() ?? "")
        );

    public static async Task<TownPage> AddAsync(
        this TownClient client,
        TownPage composed,
        string kind,
        string text,
        params (string Field, object? Value)[] more
    )
    {
        var form = await client.GetPageAsync($"{Folder(composed)}/passages?nature={kind}");
        return await form.SubmitAsync("Enregistrer", [("Input.Text", text), .. more]);
    }

    /// <summary>A published answer with words for everybody, a document, a step, and internal words.</summary>
    public static async Task<Guid> PublishedAsync(
        this TownClient client,
        string title,
        Guid? topic = null,
        string? secret = Secret
    )
    {
        var composed = await client.BeginAsync(title, topic);
        composed = await client.AddAsync(composed, "Paragraph", Known);
        composed = await client.AddAsync(composed, "Step", "Venez au guichet.", ("Input.Pictogram", "building"));
        composed = await client.AddAsync(composed, "Document", Document);
        if (secret is not null)
            composed = await client.AddAsync(composed, "Paragraph", secret, ("Input.Audience", "Agents"));
        return IdOf(await composed.SubmitAsync("Publier"));
    }

    public static Task<KnowledgeSheet> SheetAsync(this TownApp app, Guid id) =>
        app.DatabaseAsync(db => db.Set<KnowledgeSheet>().AsNoTracking().SingleAsync(s => s.Id == id));

    /// <summary>« /fiches/… »</summary>
    public static string Folder(TownPage page) => string.Join('/', page.Path.Split('/').Take(3));

    public static Guid IdOf(TownPage page) => Guid.Parse(page.Path.Split('/')[2]);
}
