using Parvis.Features.Organisation;

namespace Parvis.Features.Replies.Letter.Word;

/// <param name="organisation">Who is above whom.</param>
/// <param name="letters">Not retired, newest first.</param>
public sealed class WordLettersInUse(OrganisationSnapshot organisation, IReadOnlyList<WordLetter> letters)
{
    /// <summary>A department's own, that of the nearest one above it, or the town's; null where none is in use.</summary>
    public WordLetter? Of(Guid? departmentId)
    {
        Guid?[] line = departmentId is { } id
            ? [id, .. (organisation.Department(id)?.Ancestors ?? []).Reverse().Select(a => (Guid?)a), null]
            : [null];
        return line.Select(department => letters.FirstOrDefault(w => w.DepartmentId == department && w.IsComplete))
            .FirstOrDefault(w => w is not null);
    }
}
