using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Files;
using Parvis.TestKit;
using Parvis.TestKit.Pages;

namespace Parvis.AppTests.Rights;

/// <summary>A person known to the social circle only, and her request with everything a request can have.</summary>
sealed record Secret(string Reference, string Person, string File)
{
    public static async Task<Secret> KeepAsync(SampleTown town)
    {
        var app = town.App;
        var person = await app.InScopeAsync(services =>
            services
                .GetRequiredService<RequesterService>()
                .AddAsync(
                    new RequesterOptions
                    {
                        FirstName = "Ondine",
                        BirthName = "Kermadec",
                        Contacts =
                        [
                            new ContactOptions(ContactKind.Phone, "06 77 88 99 00"),
                            new ContactOptions(ContactKind.Email, "ondine.kermadec@example.fr"),
                        ],
                    },
                    app.Town.SocialCircle,
                    CancellationToken.None
                )
        );
        foreach (var closed in (bool[])[true, false])
        {
            var other = await RegisterAsync(app, person, "Secours pour une expulsion");
            if (closed)
                await app.ActAsync(
                    "social",
                    other,
                    RequestAction.Close,
                    (r, by) => r.Close(ClosureReason.WorkDone, "secours versé", by)
                );
        }

        var request = await RegisterAsync(app, person, "Menace d'expulsion");
        var social = await town.ClientAsync("social");
        await app.ActAsync("social", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        var address = $"/demandes/{request}";
        var note = await social.GetPageAsync($"{address}/note");
        await note.SubmitAsync(
            "Ajouter la note interne",
            ("Text", "Expulsion : voir avec @Anne Morel et @Yves Marchand.")
        );
        var upload = await social.GetPageAsync($"{address}/fichiers");
        await upload.SubmitAsync("main form button", ("Uploads", TypedFile.Picture("expulsion.png")));
        var file = await app.DatabaseAsync(db =>
            db.Set<RequestFile>().Where(f => f.Name == "expulsion.png").Select(f => f.PublicId).SingleAsync()
        );
        return new Secret(request, person.PublicId, file);
    }

    /// <summary>Every address of the program that can name one of them, beside one that names nothing.</summary>
    public IEnumerable<(string Here, string Nowhere)> Addresses(SampleTown town)
    {
        var absent = Absent();
        foreach (var sample in PageSamples.All.Where(s => !s.BeforeTown))
        {
            var address = sample.Address(town);
            var parts = address.Split('?')[0].Split('/');
            if (sample.Route.StartsWith("/demandes/{reference", StringComparison.Ordinal))
                yield return (Put(Reference), Put(absent));
            else if (sample.Route.StartsWith("/usagers/{publicId}", StringComparison.Ordinal))
                yield return (Put(Person), Put(Turned(Person)));
            else if (sample.Route == "/fichiers/{publicId}")
                yield return (Put(File), Put(Turned(File)));

            string Put(string id) => string.Join('/', parts.Take(2).Append(id).Concat(parts.Skip(3)));
        }
    }

    /// <summary>Well formed, of the same length, and nobody's.</summary>
    static string Turned(string id) => new([.. id.Reverse()]);

    static string Absent() => new RequestReference(26, 99_999).ToString();

    static async Task<string> RegisterAsync(TownApp app, Requester person, string subject) =>
        (
            await app.RegisterRequestAsync(
                new NewRequest
                {
                    Channel = Channel.FrontDesk,
                    TopicId = app.Town.SocialAid,
                    Subject = subject,
                    Text = "Ondine Kermadec risque l'expulsion.",
                    RequesterId = person.Id,
                },
                "social"
            )
        ).Reference;
}
