using Microsoft.AspNetCore.DataProtection;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Mail;
using Parvis.Web;

namespace Parvis.UnitTests.Settings;

/// <summary>What a page carries of a password is of use to nobody but who typed it, for the server it was typed for.</summary>
public sealed class TypedPasswordsTests
{
    static readonly PasswordUse Use = PasswordUse.Of(
        " Imap.exemple.fr",
        993,
        MailSecurity.Tls,
        MailSecret.Password,
        ""
    );

    readonly EphemeralDataProtectionProvider protection = new();
    readonly Guid account = Guid.NewGuid();

    [Fact]
    public void It_opens_for_who_typed_it()
    {
        var carried = Of(account).Carry("secret", carried: null, Use).ShouldNotBeNull();

        carried.ShouldNotContain("secret");
        Of(account).Open(carried, Use with { Host = "imap.exemple.fr" }).ShouldBe("secret");
        Of(account).Carry("", carried, Use).ShouldBe(carried);
        Of(account).Open(Of(account).Carry("autre", carried, Use), Use).ShouldBe("autre");
    }

    [Fact]
    public void It_opens_neither_for_another_account_nor_for_another_server()
    {
        var carried = Of(account).Carry("secret", carried: null, Use);

        Of(Guid.NewGuid()).Open(carried, Use).ShouldBeEmpty();
        foreach (
            var other in (PasswordUse[])
                [
                    Use with
                    {
                        Host = "imap.ailleurs.example",
                    },
                    Use with
                    {
                        Port = 143,
                    },
                    Use with
                    {
                        Security = nameof(MailSecurity.None),
                    },
                    Use with
                    {
                        Login = nameof(MailSecret.Token),
                    },
                    Use with
                    {
                        TokenAddress = "https://ailleurs.example",
                    },
                ]
        )
        {
            Of(account).Open(carried, other).ShouldBeEmpty();
            Of(account).Carry("", carried, other).ShouldBeNull();
        }
    }

    [Fact]
    public void Anything_else_opens_nothing()
    {
        Of(account).Open("n'importe quoi", Use).ShouldBeEmpty();
        Of(account).Carry("", "", Use).ShouldBeNull();
    }

    TypedPasswords Of(Guid who)
    {
        var viewer = new CurrentViewer();
        viewer.Set(new Viewer { AccountId = who, Name = "Nora Klein" });
        return new TypedPasswords(protection, viewer);
    }
}
