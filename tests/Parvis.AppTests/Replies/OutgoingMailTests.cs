using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies;

/// <summary>What a message says of where it comes from and what it answers.</summary>
public sealed class OutgoingMailTests
{
    [Fact]
    public void A_message_kept_by_an_older_version_is_still_readable()
    {
        var mail = JsonSerializer.Deserialize<OutgoingMail>(
            """{"To":"anne@exemple.example","ToName":"","Subject":"Essai","Text":"Bonjour","Html":"","Files":[],"Automatic":true}"""
        )!;

        mail.From.ShouldBeNull();
        mail.ReplyTo.ShouldBeNull();
        mail.InReplyTo.ShouldBeEmpty();
        mail.References.ShouldBeEmpty();
        mail.Automatic.ShouldBeTrue();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_department_writes_in_its_own_name_and_within_the_conversation(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mail = new OutgoingMail
        {
            To = ReplyStand.Email,
            Subject = "Réponse",
            Text = "Bonjour",
            Html = "<p>Bonjour</p>",
            From = new OutgoingAddress("voirie@saint-aubin.example", "Service voirie"),
            ReplyTo = new OutgoingAddress("voirie+reponse@saint-aubin.example", ""),
            InReplyTo = ["deux@exemple.example"],
            References = ["un@exemple.example", "deux@exemple.example"],
            Automatic = true,
        };

        await app.InScopeAsync(services =>
            services.GetRequiredService<IMailTransport>().SendAsync(mail, "essai", CancellationToken.None)
        );

        var written = await File.ReadAllTextAsync(Path.Combine(app.DataFolder, "outbox", "essai.eml"));
        written.ShouldContain("From: Service voirie <voirie@saint-aubin.example>\r\n");
        written.ShouldContain("Reply-To: <voirie+reponse@saint-aubin.example>\r\n");
        written.ShouldContain("In-Reply-To: <deux@exemple.example>\r\n");
        written.ShouldContain("References: <un@exemple.example> <deux@exemple.example>\r\n");
        written.ShouldContain("Auto-Submitted: auto-replied\r\n");
        Directory.EnumerateFiles(Path.Combine(app.DataFolder, "outbox")).ShouldHaveSingleItem();
    }
}
