using Parvis.Features.Api.Answers;
using Parvis.Features.Api.Reading;
using Parvis.Features.Intake;
using Parvis.Features.Requesters;

namespace Parvis.Features.Api.Endpoints;

/// <summary>POST /api/v1/requests: the same door as the quick entry of agents.</summary>
static class RegisterRequest
{
    public static async Task<IResult> RunAsync(
        HttpContext context,
        ApiCaller caller,
        ApiJson json,
        ApiRetries retries,
        RequestIntake intake,
        RequestViews views
    )
    {
        var aborted = context.RequestAborted;
        var body = await ApiJson.BytesAsync(context.Request, aborted);
        var asked = json.Read<RequestToRegister>(body);
        var noted = new IntakeOptions
        {
            Channel = asked.Channel ?? Channel.Web,
            Who = PersonGiven.Read(asked.Requester, "requester"),
            For = PersonGiven.Read(asked.OnBehalfOf, "onBehalfOf"),
            TopicId = asked.TopicId,
            Subject = asked.Subject,
            Text = asked.Text,
            Place = asked.Place,
            ReceivedOn = asked.ReceivedOn,
        };
        return await retries.CreateAsync(
            context,
            caller,
            body,
            async () =>
            {
                var request = await intake.RegisterAsync(noted, caller.Viewer, aborted);
                var made = await views.OneAsync(request.Reference, caller.Viewer, aborted);
                return (ApiLinks.Request(request.Reference), made);
            }
        );
    }
}
