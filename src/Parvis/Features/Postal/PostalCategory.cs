namespace Parvis.Features.Postal;

/// <summary>How a letter is carried, which says what it costs and what proves it.</summary>
public enum PostalCategory
{
    /// <summary>« Lettre verte ».</summary>
    Ordinary,

    /// <summary>« Lettre suivie »: where it is can be seen, and nothing is signed.</summary>
    Tracked,

    /// <summary>Signed for when it is delivered.</summary>
    Registered,

    /// <summary>The signed slip comes back to the town: the proof of a notification.</summary>
    RegisteredWithReceipt,

    /// <summary>Somebody of the town hall takes it there.</summary>
    ByHand,
}

public static class PostalCategories
{
    public static string InFrench(this PostalCategory category) =>
        category switch
        {
            PostalCategory.Ordinary => "Lettre verte",
            PostalCategory.Tracked => "Lettre suivie",
            PostalCategory.Registered => "Recommandée",
            PostalCategory.RegisteredWithReceipt => "Recommandée avec avis de réception",
            PostalCategory.ByHand => "Portée par la mairie",
        };

    /// <summary>It has a number of the post.</summary>
    public static bool IsNumbered(this PostalCategory category) =>
        category is PostalCategory.Tracked or PostalCategory.Registered or PostalCategory.RegisteredWithReceipt;

    /// <summary>Given against a slip that bears its number.</summary>
    public static bool IsRegistered(this PostalCategory category) =>
        category is PostalCategory.Registered or PostalCategory.RegisteredWithReceipt;
}
