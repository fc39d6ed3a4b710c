namespace Parvis.Features.Settings.Mail;

/// <summary>What a form asks of the application that reads or sends mail for the town: see <see cref="OAuthApplication"/>.</summary>
public interface IApplicationForm
{
    string? TokenAddress { get; }

    string? ClientId { get; }

    string? Scope { get; }

    /// <summary>An application logs in.</summary>
    bool IsApplication { get; }
}
