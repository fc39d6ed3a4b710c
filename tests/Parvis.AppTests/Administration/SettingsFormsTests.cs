using System.IO.Compression;
using System.Security;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.TestKit;

namespace Parvis.AppTests.Administration;

/// <summary>What an administrator changes on screen is what the town then works with.</summary>
public sealed class SettingsFormsTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_department_is_made_then_changed(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");

        var form = await administrator.GetPageAsync("/reglages/services/fiche");
        var refused = await form.SubmitAsync("Enregistrer", ("Input.Phone", "02 99 00 00 77"));
        refused.Text.ShouldContain("Donnez un nom au service.");
        var list = await refused.SubmitAsync("Enregistrer", ("Input.Name", "Sports"));
        list.Text.ShouldContain("Sports");

        var made = await app.DatabaseAsync(db => db.Set<Department>().SingleAsync(d => d.Name == "Sports"));
        made.Phone.ShouldBe("02 99 00 00 77");
        form = await administrator.GetPageAsync($"/reglages/services/fiche/{made.Id}");
        await form.SubmitAsync("Enregistrer", ("Input.Name", "Sports et loisirs"));
        using var pilot = await app.SignInAsync("pilote");
        (await pilot.GetPageAsync($"/demandes/service/{made.Id}")).Title.ShouldBe("Sports et loisirs");
    }

    [SkippableTheory, BothDatabases]
    public async Task Anonymity_is_an_administrator_s_and_leaves_a_trace(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        using var head = await app.SignInAsync("chef");
        var address = $"/reglages/agents/{app.Town.Agent("voirie")}/anonymat";

        await head.GetPageAsync(address, System.Net.HttpStatusCode.NotFound);
        var page = await administrator.GetPageAsync(address);
        await page.SubmitAsync("main form button", ("Reason", "Menaces, plainte du 3 novembre"));

        (
            await app.DatabaseAsync(db => db.Set<Agent>().SingleAsync(a => a.Id == app.Town.Agent("voirie")))
        ).AnonymousOnCorrespondence.ShouldBeTrue();
        (await administrator.GetPageAsync("/reglages/journal")).Text.ShouldContain("Anne Morel");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_workbook_is_imported_like_a_text_file(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        var form = await administrator.GetPageAsync("/reglages/import/services");

        var trial = await form.SubmitAsync(
            "Essayer, sans rien enregistrer",
            ("Upload", new TypedFile("services.xlsx", Workbook(["nom", "téléphone"], ["Sports", "02 99 00 00 77"])))
        );
        trial.Text.ShouldContain("Rien n'est encore enregistré");
        await trial.SubmitAsync("Importer");

        var made = await app.DatabaseAsync(db => db.Set<Department>().SingleAsync(d => d.Name == "Sports"));
        made.Phone.ShouldBe("02 99 00 00 77");
    }

    /// <summary>The least a spreadsheet program writes (ECMA-376): one sheet, text in its cells.</summary>
    static byte[] Workbook(params string[][] rows)
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        const string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(
                "[Content_Types].xml",
                $"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Override PartName='/xl/workbook.xml' ContentType='{types}.sheet.main+xml'/><Override PartName='/xl/worksheets/sheet1.xml' ContentType='{types}.worksheet+xml'/></Types>"
            );
            Add(
                "_rels/.rels",
                $"<Relationships xmlns='{relations}'><Relationship Id='rId1' Type='{office}/officeDocument' Target='xl/workbook.xml'/></Relationships>"
            );
            Add(
                "xl/workbook.xml",
                $"<workbook xmlns='{main}' xmlns:r='{office}'><sheets><sheet name='Feuille 1' sheetId='1' r:id='rId1'/></sheets></workbook>"
            );
            Add(
                "xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns='{relations}'><Relationship Id='rId1' Type='{office}/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"
            );
            var lines = rows.Select(
                (cells, line) =>
                    $"<row r='{line + 1}'>{string.Concat(cells.Select((text, column) => $"<c r='{(char)('A' + column)}{line + 1}' t='inlineStr'><is><t>{SecurityElement.Escape(text)}</t></is></c>"))}</row>"
            );
            Add(
                "xl/worksheets/sheet1.xml",
                $"<worksheet xmlns='{main}'><sheetData>{string.Concat(lines)}</sheetData></worksheet>"
            );

            void Add(string name, string content)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes($"<?xml version='1.0' encoding='UTF-8'?>{content}"));
            }
        }

        return stream.ToArray();
    }
}
