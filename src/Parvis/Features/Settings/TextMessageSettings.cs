namespace Parvis.Features.Settings;

/// <summary>How text messages leave the town hall, what they cost, and how much each department may spend.</summary>
public sealed record TextMessageSettings
{
    public TextDelivery Delivery { get; init; }

    /// <summary>What telephones show in the place of a number: 11 letters and figures at most.</summary>
    public string Sender { get; init; } = "";

    /// <summary>Of the provider, with <c>{numero}</c>, <c>{texte}</c>, <c>{expediteur}</c> and <c>{secret}</c> where they go.</summary>
    public string Url { get; init; } = "";

    public TextCallForm Form { get; init; }

    /// <summary>What a call carries besides its address, with the same words in braces.</summary>
    public string Body { get; init; } = "";

    /// <summary>« Authorization »; none when empty.</summary>
    public string HeaderName { get; init; } = "";

    /// <summary>« Bearer {secret} ».</summary>
    public string HeaderValue { get; init; } = "";

    /// <summary>Encrypted with the installation's keys; never shown again.</summary>
    public string ProtectedSecret { get; init; } = "";

    public TextNumberForm Number { get; init; }

    /// <summary>What an answer of success holds; its status alone counts when empty.</summary>
    public string SuccessText { get; init; } = "";

    /// <summary>Of one segment, in thousandths of a euro.</summary>
    public int Price { get; init; } = 50;

    /// <summary>Messages that one number gets in a day; those beyond wait for the next.</summary>
    public int PerNumberAndDay { get; init; } = 3;

    /// <summary>Of each department, in euros a month, unless <see cref="Budgets"/> says otherwise.</summary>
    public int MonthlyBudget { get; init; } = 50;

    public IReadOnlyDictionary<Guid, int> Budgets { get; init; } = new Dictionary<Guid, int>();

    /// <summary>Of the address that the provider calls when a telephone answers STOP; empty when there is none.</summary>
    public string StopDigest { get; init; } = "";

    public bool On => Delivery != TextDelivery.Off;

    /// <summary>In thousandths of a euro.</summary>
    public long BudgetOf(Guid? departmentId) =>
        1000L * (departmentId is { } id && Budgets.TryGetValue(id, out var own) ? own : MonthlyBudget);
}

public enum TextDelivery
{
    Off,

    /// <summary>Files in the data folder: a demonstration.</summary>
    Folder,

    /// <summary>Calls over HTTP.</summary>
    Provider,
}

public enum TextCallForm
{
    /// <summary>Everything is in the address.</summary>
    Get,

    /// <summary>As a web form sends it.</summary>
    PostForm,
    PostJson,
}

public enum TextNumberForm
{
    /// <summary>« +33612345678 ».</summary>
    International,

    /// <summary>« 33612345678 ».</summary>
    WithoutPlus,

    /// <summary>« 0033612345678 ».</summary>
    WithZeros,
}
