using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Replies.Together;
using Parvis.Features.Requests;

namespace Parvis.TestKit.Pages;

/// <summary>One text for several: being written to all that roads have, sent to what somebody changed since.</summary>
public sealed partial class SampleTown
{
    public string Together { get; private set; } = "";

    public string TogetherSent { get; private set; } = "";

    async Task AnswerTogetherAsync()
    {
        var theirs = await App.DatabaseAsync(db =>
            db.Set<CitizenRequest>()
                .Where(r => r.DepartmentId == Town.Roads && r.CircleId == null)
                .OrderBy(r => r.Id)
                .Select(r => r.Reference)
                .ToListAsync()
        );
        Together = await ChooseAsync(theirs, send: false);
        TogetherSent = await ChooseAsync([Closed, Merged, Waiting], send: true);
    }

    async Task<string> ChooseAsync(IReadOnlyCollection<string> references, bool send)
    {
        var viewer = await App.ViewerAsync("voirie");
        return await App.InScopeAsync(async services =>
        {
            var writing = services.GetRequiredService<GroupWriting>();
            var group = await services
                .GetRequiredService<Transactions>()
                .RunAsync(
                    () => writing.ChooseAsync(references, "Voirie", viewer, CancellationToken.None),
                    CancellationToken.None
                );
            var text = new GroupText(
                "Votre demande {{demande.reference}}",
                "Bonjour {{usager.nom}},\n\nUne équipe passe cette semaine.",
                RequestStatus.InProgress
            );
            await services
                .GetRequiredService<Transactions>()
                .RunAsync(
                    () => writing.SaveAsync(group.PublicId, text, group.Version, viewer, CancellationToken.None),
                    CancellationToken.None
                );
            if (send)
                await SetAsideAsync(services.GetRequiredService<ParvisDbContext>(), group.PublicId, viewer);
            return group.PublicId;
        });
    }

    /// <summary>Nothing leaves: what other pages show stays as it is.</summary>
    async Task SetAsideAsync(ParvisDbContext db, string publicId, Features.Organisation.Viewer viewer)
    {
        var group = await db.Set<GroupReply>().SingleAsync(g => g.PublicId == publicId);
        foreach (var row in await db.Set<GroupReplyRequest>().Where(r => r.GroupReplyId == group.Id).ToListAsync())
            row.SetAside("Elle est close.", App.Clock.UtcNow);
        group.Send(viewer, App.Clock.UtcNow);
        await db.SaveChangesAsync();
        await App.RunJobAsync<SendGroupRepliesJob>();
    }
}
