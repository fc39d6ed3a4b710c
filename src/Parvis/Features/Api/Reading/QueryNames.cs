using Parvis.Features.Api.Errors;

namespace Parvis.Features.Api.Reading;

/// <summary>A filter that is misspelt would answer everything: it is refused by name instead.</summary>
static class QueryNames
{
    public static void RefuseOthers(HttpRequest request, params ReadOnlySpan<string> known)
    {
        var refusal = new ApiRefusedException(ApiError.Malformed);
        foreach (var (name, values) in request.Query)
        {
            if (!known.Contains(name))
                refusal.With(name, new("There is no such parameter.", "Ce paramètre n'existe pas."));
            else if (values.Count > 1)
                refusal.With(name, new("Give it once.", "Donnez-le une seule fois."));
        }

        if (refusal.Fields.Count > 0)
            throw refusal;
    }
}
