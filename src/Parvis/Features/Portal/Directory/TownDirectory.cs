using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Portal.Directory;

/// <summary>Where the town receives, how its departments are reached, and who does what.</summary>
/// <param name="Town">As residents know it.</param>
/// <param name="Places">Open to the public, in alphabetical order.</param>
/// <param name="Departments">Those that may be reached.</param>
/// <param name="Themes">Topics by the widest one above them.</param>
/// <param name="Partners">Those that have a topic, and how they are reached.</param>
/// <param name="OfAgents">With what is not checked yet.</param>
public sealed record TownDirectory(
    TownSettings Town,
    IReadOnlyList<DirectoryPlace> Places,
    IReadOnlyList<DirectoryDepartment> Departments,
    IReadOnlyList<DirectoryTheme> Themes,
    IReadOnlyList<PartnerAuthority> Partners,
    bool OfAgents
);

public sealed record DirectoryPlace(ServicePoint Place, IReadOnlyList<(DateOnly On, string Words)> SpecialDays);

/// <param name="Department">What replies say of it.</param>
/// <param name="Place">Where it receives; empty when it says none.</param>
public sealed record DirectoryDepartment(DepartmentEntry Department, string Place);

public sealed record DirectoryTheme(string Name, IReadOnlyList<DirectoryTopic> Topics);

/// <param name="Topic">One of those residents may ask about.</param>
/// <param name="Who">« La mairie, Voirie », « La métropole (Rennes Métropole) ».</param>
/// <param name="Elsewhere">Where it is somebody else's: « route départementale : le département ».</param>
public sealed record DirectoryTopic(TopicEntry Topic, string Who, IReadOnlyList<string> Elsewhere);
