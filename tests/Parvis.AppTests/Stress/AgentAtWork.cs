using System.Diagnostics;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Stress;

/// <summary>
/// One person at a browser without JavaScript, going from one page to the next with the forms these pages hold. What is
/// refused because a colleague was quicker is written down; anything else that does not succeed ends the test.
/// </summary>
sealed class AgentAtWork(TownHall hall, TownClient browser, int number, TimeSpan pause, CancellationToken over)
{
    readonly Random random = new(number);
    int words;

    public async Task WorkAsync(Func<Task> journey, string login)
    {
        try
        {
            // Not everybody arrives at the same second.
            await Task.Delay(pause * random.NextDouble(), over);
            await browser.SignInAsync(login, hall.Staff.Password);
            while (true)
                await journey();
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The shift is over.
        }
    }

    public async Task ReceiveAsync()
    {
        var name = $"Zo{Guid.NewGuid():N}"[..12];
        var entry = await SeeAsync("entry form", "/demandes/nouvelle");
        var landed = await DoAsync(
            "register",
            entry,
            ".btn[data-register]",
            ("Text", Words("Un trou profond devant chez moi")),
            ("TopicId", hall.Staff.Topic),
            ("Who.FirstName", "Awa"),
            ("Who.LastName", name),
            ("Who.Email", $"{name.ToLowerInvariant()}@exemple.fr")
        );
        var reference = ReferenceOf(landed);
        hall.IsDone<RequestRegistered>(reference);
        hall.ToTake.Enqueue(reference);
        // Two handlers open the same request now and then.
        if (random.Next(4) == 0)
            hall.ToTake.Enqueue(reference);
        (await SeeAsync("search by name", $"/recherche?q={name}")).Text.ShouldContain(reference);
    }

    public async Task HandleAsync()
    {
        await SeeAsync("queue", "/demandes/service");
        if (!hall.ToTake.TryDequeue(out var reference))
            return;
        var page = await SeeAsync("request", $"/demandes/{reference}");
        var offer = page.FindButtonOrNull("La prendre") ?? page.FindButtonOrNull("Prendre cette demande");
        if (offer is not null && !await ChangeAsync<RequestTaken>("take", reference, page, offer))
            return;
        if (!await ActAsync<NoteAdded>(reference, "note", "Ajouter la note interne", ("Text", Words("Vu sur place"))))
            return;
        if (random.Next(2) == 0)
        {
            await ActAsync<WaitingStarted>(reference, "attente", "Attendre l'usager", ("Reason", "Une photo"));
            await ActAsync<WorkResumed>(reference, "reprise", "Reprendre");
        }

        switch (random.Next(3))
        {
            case 0:
                var given = ("DepartmentId", (object?)hall.Staff.Neighbour);
                if (
                    await ActAsync<RequestTransferred>(
                        reference,
                        "transfert",
                        "Transférer",
                        given,
                        ("Reason", "Un arbre")
                    )
                )
                    hall.ToAccept.Enqueue(reference);
                break;
            case 1:
                await AnswerAsync(reference);
                break;
            default:
                await ActAsync<RequestClosed>(reference, "cloture", "Clore la demande");
                break;
        }
    }

    public async Task AcceptAsync()
    {
        await SeeAsync("queue", "/demandes/service");
        if (!hall.ToAccept.TryDequeue(out var reference))
            return;
        var page = await SeeAsync("request", $"/demandes/{reference}");
        if (page.FindButtonOrNull("L'accepter pour le service") is { } offer)
            await ChangeAsync<RequestAccepted>("accept", reference, page, offer);
        await ActAsync<RequestClosed>(reference, "cloture", "Clore la demande");
    }

    public async Task WatchAsync()
    {
        await SeeAsync("board", "/pilotage");
        await SeeAsync("late", "/demandes/en-retard");
        await SeeAsync("workload", "/pilotage/charge");
        await SeeAsync("unowned", "/demandes/a-affecter");
    }

    public async Task MeetPeopleAsync()
    {
        var search = await SeeAsync("official", "/elu");
        // Only what is delegated can be looked for.
        if (search.FindButtonOrNull("Chercher") is { } look)
            await DoAsync("official search", search, look, ("Name", "dupont"));
        var note = await SeeAsync("official note form", "/elu/note");
        var receipt = await DoAsync(
            "official note",
            note,
            "Transmettre à la mairie",
            ("Words", Words("Le banc du marché est cassé"))
        );
        hall.IsDone<RequestRegistered>(receipt.Find(".elected-reference").TextContent.Trim());
    }

    async Task AnswerAsync(string reference)
    {
        var form = await SeeAsync("answer form", $"/demandes/{reference}/reponse");
        if (form.FindButtonOrNull("Envoyer") is null)
        {
            hall.Conflicted("Une réponse est déjà sur le départ.");
            return;
        }

        var body = Words("C'est réparé");
        var landed = await DoAsync("answer", form, "Envoyer", ("Input.Body", body));
        if (landed.Text.Contains("Votre réponse part", StringComparison.Ordinal))
            hall.Answers.Add(body);
        else
            Refused(landed);
    }

    /// <summary>The page of a verb, and its form. Where it is no longer this person's to do, the page says so and leads back.</summary>
    async Task<bool> ActAsync<TEvent>(
        string reference,
        string noun,
        string button,
        params (string Field, object? Value)[] values
    )
        where TEvent : RequestEvent
    {
        var form = await SeeAsync($"{noun} form", $"/demandes/{reference}/{noun}");
        if (form.Path == $"/demandes/{reference}/{noun}")
            return await ChangeAsync<TEvent>(noun, reference, form, button, values);
        Refused(form);
        return false;
    }

    async Task<bool> ChangeAsync<TEvent>(
        string what,
        string reference,
        TownPage page,
        string button,
        params (string Field, object? Value)[] values
    )
        where TEvent : RequestEvent
    {
        var landed = await DoAsync(what, page, button, values);
        if (landed.Has(".notice-done"))
        {
            hall.IsDone<TEvent>(reference);
            return true;
        }

        Refused(landed);
        return false;
    }

    /// <summary>A conflict is shown as one, with a sentence; no sentence is an error.</summary>
    void Refused(TownPage page)
    {
        var said = page.Rows(".error-summary li, main .notice-warning, .notice-warning[role='alert']");
        if (said.Count == 0)
            throw new UnexpectedAnswerException($"Neither done nor refused at {page.Address}: {page.Text}");
        hall.Conflicted(said[0]);
    }

    static string ReferenceOf(TownPage page) =>
        page.Path.StartsWith("/demandes/", StringComparison.Ordinal) && page.Has(".notice-done")
            ? page.Path.Split('/')[2]
            : throw new UnexpectedAnswerException($"Not registered: {page.Address} {page.Text}");

    string Words(string beginning) => $"{beginning}, essai {number}-{++words}.";

    Task<TownPage> SeeAsync(string what, string address) => TimedAsync(what, () => browser.GetPageAsync(address));

    Task<TownPage> DoAsync(string what, TownPage page, string button, params (string Field, object? Value)[] values) =>
        TimedAsync(what, () => page.SubmitAsync(button, values));

    async Task<TownPage> TimedAsync(string what, Func<Task<TownPage>> exchange)
    {
        await Task.Delay(pause * (0.5 + random.NextDouble()), over);
        var watch = Stopwatch.GetTimestamp();
        var page = await exchange();
        hall.Took(what, Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        return page;
    }
}
