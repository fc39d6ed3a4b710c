using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

[Authorize(Policies.Agent)]
public sealed partial class NoteModel(RequestActions actions, RequestNotes notes) : RequestActionModel(actions)
{
    [BindProperty]
    [Required(ErrorMessage = "Écrivez votre note.")]
    [StringLength(RequestNotes.Longest, ErrorMessage = "La note tient en 10 000 caractères.")]
    public string? Text { get; set; }

    /// <summary>Colleagues to tell, chosen in a list; those written « @Prénom Nom » in the text are told too.</summary>
    [BindProperty]
    public Guid[] Tell { get; set; } = [];

    public IReadOnlyList<AgentEntry> Colleagues { get; private set; } = [];

    protected override RequestAction Action => RequestAction.Note;

    protected override bool ChecksFreshness => false;

    protected override async Task PrepareAsync()
    {
        var organisation = await Actions.OrganisationAsync(Aborted);
        Colleagues = [.. Readers(organisation, Record).Where(a => a.Id != Actions.Viewer.AgentId)];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var organisation = await Actions.OrganisationAsync(Aborted);
        var unknown = new List<string>();
        var result = await ApplyAsync(
            async (request, by) =>
            {
                var readers = Readers(organisation, request).ToList();
                Guid[] mentions =
                [
                    .. Mentioned(readers, Text!, unknown).Union(Tell.Intersect(readers.Select(a => a.Id))),
                ];
                await notes.AddAsync(request, Text!, mentions, by, Aborted);
            },
            "Votre note est ajoutée. Seuls vos collègues la voient."
        );
        if (unknown.Count > 0)
            TempData["Done"] =
                $"Votre note est ajoutée, mais « {string.Join(" », « ", unknown)} » n'a prévenu personne : aucun collègue de ce nom, ou plusieurs. Écrivez le prénom et le nom.";
        return result;
    }

    static IEnumerable<AgentEntry> Readers(OrganisationSnapshot organisation, CitizenRequest request) =>
        organisation.Agents.Where(a =>
            a.Active
            && a.AccountId is not null
            && (request.CircleId is not { } circle || organisation.IsIn(circle, a.Id))
        );

    /// <summary>« @Anne Morel », « @anne.morel » and « @morel » all name her, when they name nobody else.</summary>
    static IEnumerable<Guid> Mentioned(List<AgentEntry> readers, string text, List<string> unknown)
    {
        foreach (var match in At().Matches(text).AsEnumerable())
        {
            var named = Folding.Fold(match.Value[1..]);
            var words = named.Split(' ');
            var found = readers
                .Where(a => named.StartsWith(Folding.Fold(a.FullName), StringComparison.Ordinal))
                .ToList();
            if (found.Count == 0)
                found = [.. readers.Where(a => Folding.Fold(a.LastName) == words[0])];
            if (found.Count == 1)
                yield return found[0].Id;
            else
                unknown.Add(match.Value.Split(' ')[0]);
        }
    }

    [GeneratedRegex(
        @"(?<!\S)@[\p{L}'’.\-]+(?: [\p{L}'’.\-]+){0,3}",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex At();
}
