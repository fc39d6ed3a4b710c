using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Ties;
using Parvis.Ui;

namespace Parvis.Features.Desk.People;

/// <summary>What the lists of these forms offer.</summary>
public static class PersonChoices
{
    public static IEnumerable<SelectListItem> Kinds { get; } =
    [.. Enum.GetValues<RequesterKind>().Select(k => new SelectListItem(k.InFrench(), k.ToString()))];

    public static IEnumerable<SelectListItem> Civilities { get; } =
    [new("Non précisée", ""), new("Madame", "Madame"), new("Monsieur", "Monsieur")];

    public static IEnumerable<SelectListItem> Channels { get; } =
    [
        new("Pas de préférence", ""),
        .. new[] { Channel.Phone, Channel.Email, Channel.Post, Channel.FrontDesk }.Select(c => new SelectListItem(
            c.Word(),
            c.ToString()
        )),
    ];

    public static IEnumerable<SelectListItem> Languages { get; } =
    [.. Requesters.Languages.All.Select(l => new SelectListItem(l.Value, l.Key))];

    public static IEnumerable<SelectListItem> Roles { get; } =
    [.. Enum.GetValues<HouseholdRole>().Select(r => new SelectListItem(r.InFrench(), r.ToString()))];

    public static IEnumerable<SelectListItem> Mandates { get; } =
    [.. Enum.GetValues<RepresentationKind>().Select(k => new SelectListItem(k.InFrench(), k.ToString()))];
}
