using Parvis.Data;

namespace Parvis.Features.Replies.Templates;

/// <summary>Says the first thing that is wrong in a template, with its line.</summary>
public static class TemplateCheck
{
    /// <param name="text">As typed.</param>
    /// <param name="field">Whose it is.</param>
    /// <param name="mayCall">A template calls blocks; a block calls none.</param>
    /// <exception cref="RefusedException">With a sentence for its author.</exception>
    public static void Refuse(string? text, string field, bool mayCall = true)
    {
        if (string.IsNullOrEmpty(text))
            return;
        try
        {
            foreach (var part in TemplateScript.Everything(TemplateScript.Read(text)))
                Check(part, mayCall);
        }
        catch (TemplateFaultException fault)
        {
            throw new RefusedException(fault.Message, field);
        }
    }

    /// <summary>It cannot be written without knowing which body is competent.</summary>
    public static bool NeedsPartner(string? text) => text is not null && Needs(TemplateScript.Read(text));

    static bool Needs(IEnumerable<TemplatePart> parts) =>
        parts.Any(part =>
            part switch
            {
                TemplatePart.Variable variable => OfPartner(variable.Name),
                TemplatePart.Block block => block.Name.Equals(
                    ReplyBlocks.WrongDoorName,
                    StringComparison.OrdinalIgnoreCase
                ),
                TemplatePart.Choice choice when OfPartner(choice.Name) => Needs(choice.Else),
                TemplatePart.Choice choice => Needs(choice.Then) || Needs(choice.Else),
                _ => false,
            }
        );

    static bool OfPartner(string name) => name.StartsWith("partenaire.", StringComparison.OrdinalIgnoreCase);

    static void Check(TemplatePart part, bool mayCall)
    {
        switch (part)
        {
            case TemplatePart.Variable variable when TemplateVariables.Find(variable.Name) is null:
                throw Fault(
                    part,
                    $"la variable {{{{{variable.Name}}}}} n'existe pas : choisissez-la dans la liste des variables."
                );
            case TemplatePart.Choice choice when TemplateVariables.Find(choice.Name) is null:
                throw Fault(
                    part,
                    $"« {choice.Name} », dans {{{{si {choice.Name}}}}}, n'est pas une variable : choisissez-la dans la liste."
                );
            case TemplatePart.Block when !mayCall:
                throw Fault(part, "un bloc n'en contient pas d'autre : recopiez son texte.");
            case TemplatePart.Block block
                when !ReplyBlocks.Names.Contains(block.Name, StringComparer.OrdinalIgnoreCase):
                throw Fault(
                    part,
                    $"le bloc « {block.Name} » n'existe pas. Les blocs sont : {string.Join(", ", ReplyBlocks.Names)}."
                );
            case TemplatePart.Words words when TemplateText.FirstUnfilled(words.Text) is { } stray:
                throw new TemplateFaultException(
                    part.Line + words.Text[..words.Text.IndexOf(stray, StringComparison.Ordinal)].Count(c => c == '\n'),
                    $"les accolades {stray} ne forment pas une variable : écrivez par exemple {{{{usager.nom}}}}."
                );
        }
    }

    static TemplateFaultException Fault(TemplatePart part, string what) => new(part.Line, what);
}
