using Microsoft.EntityFrameworkCore;
using Parvis.Features.Replies.Letter.Word;

namespace Parvis.TestKit.Pages;

/// <summary>Word letters: the town's in use, the department's not explained yet.</summary>
public sealed partial class SampleTown
{
    async Task GiveWordLettersAsync()
    {
        using var admin = await App.SignInAsync("admin");
        using var starter = await admin.SendOnceAsync(
            new HttpRequestMessage(HttpMethod.Get, new Uri("/reglages/modeles/word/exemple", UriKind.Relative))
        );
        await GiveAsync("papier-a-en-tete.docx", await starter.Content.ReadAsByteArrayAsync(), department: null);
        await GiveAsync(
            "papier-de-la-voirie.docx",
            WordDocuments.Saying("{{lettre.texte}}", "{{OBJET}}", "{{NOM_DU_CHEF}}"),
            Town.Roads
        );
        WordLetter = await App.DatabaseAsync(db =>
            db.Set<WordLetter>().Where(w => w.DepartmentId == null).Select(w => w.Id).SingleAsync()
        );

        async Task GiveAsync(string name, byte[] bytes, Guid? department) =>
            await (await admin.GetPageAsync("/reglages/modeles/word")).SubmitAsync(
                "Garder cette lettre",
                ("DepartmentId", department?.ToString() ?? ""),
                ("Uploads", new TypedFile(name, bytes))
            );
    }
}
