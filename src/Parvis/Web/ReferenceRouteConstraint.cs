using Parvis.Features.Requests;

namespace Parvis.Web;

/// <summary><c>{reference:reference}</c>: keeps « /demandes/nouvelle » and the like apart from references.</summary>
sealed class ReferenceRouteConstraint : IRouteConstraint
{
    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) => RequestReference.LooksLikeOne(values[routeKey]?.ToString());
}
