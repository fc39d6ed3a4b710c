using Parvis.Features.Requesters;

namespace Parvis.Ui;

public static class ChannelWords
{
    public static string Word(this Channel channel) =>
        channel switch
        {
            Channel.Phone => "téléphone",
            Channel.FrontDesk => "guichet",
            Channel.Post => "courrier",
            Channel.Email => "courriel",
            Channel.Web => "site internet",
            Channel.ElectedOfficial => "élu",
            Channel.SocialNetwork => "réseau social",
            Channel.TextMessage => "texto",
        };

    public static string Icon(this Channel channel) =>
        channel switch
        {
            Channel.Phone => "telephone",
            Channel.FrontDesk => "shop-window",
            Channel.Post => "envelope-paper",
            Channel.Email => "at",
            Channel.Web => "globe2",
            Channel.ElectedOfficial => "person-badge",
            Channel.SocialNetwork => "chat-dots",
            Channel.TextMessage => "chat-left-text",
        };
}
