using Parvis.Features.Knowledge.Content;

namespace Parvis.Features.Knowledge;

/// <summary>How screens name what sheets are made of.</summary>
public static class SheetWords
{
    public static string InFrench(this SheetKind kind) =>
        kind switch
        {
            SheetKind.Question => "Question d'habitants",
            SheetKind.Guide => "Guide des agents",
            SheetKind.Charter => "Charte interne",
        };

    public static string InFrench(this SheetState state) =>
        state switch
        {
            SheetState.Draft => "brouillon",
            SheetState.Published => "publiée",
            SheetState.Retired => "retirée",
        };

    public static string InFrench(this SheetBlockKind kind) =>
        kind switch
        {
            SheetBlockKind.Paragraph => "Paragraphe",
            SheetBlockKind.Step => "Étape, avec un dessin",
            SheetBlockKind.Document => "Document à fournir",
            SheetBlockKind.Link => "Lien",
        };

    public static string InFrench(this SheetAudience audience) =>
        audience switch
        {
            SheetAudience.Everybody => "Habitants et agents",
            SheetAudience.Agents => "Agents seulement",
        };
}
