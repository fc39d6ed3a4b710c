namespace Parvis.MailPeers;

/// <summary>A Postfix that lives in one folder, listens on the loopback address and sends nothing outside.</summary>
static class PostfixSettings
{
    public static string MainFile(PeerFolder folder, DovecotServer dovecot) =>
        $$"""
            compatibility_level = 3.6
            queue_directory = {{folder.In("queue")}}
            data_directory = {{folder.In("data")}}
            command_directory = /usr/sbin
            daemon_directory = /usr/lib/postfix/sbin
            mail_owner = postfix
            setgid_group = postdrop
            maillog_file = {{folder.In("log")}}
            maillog_file_prefixes = {{folder.Path}}
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            myhostname = mail.{{PostfixServer.Domain}}
            mydestination =
            mynetworks =
            alias_maps =
            default_transport = error:5.7.1 nothing leaves this machine
            relay_transport = error:5.7.1 nothing leaves this machine
            message_size_limit = 60000000
            mailbox_size_limit = 0
            virtual_mailbox_limit = 0
            virtual_mailbox_domains = {{PostfixServer.Domain}}
            virtual_mailbox_maps = texthash:{{folder.In("mailboxes")}}
            virtual_mailbox_base = {{dovecot.MailFolder}}
            virtual_minimum_uid = 1
            virtual_uid_maps = static:{{dovecot.UserId}}
            virtual_gid_maps = static:{{dovecot.GroupId}}
            smtpd_tls_security_level = may
            smtpd_tls_chain_files = {{folder.In("server.pem")}}
            smtpd_tls_auth_only = yes
            smtpd_sasl_auth_enable = yes
            smtpd_sasl_type = dovecot
            smtpd_sasl_path = {{dovecot.AuthenticationSocket}}
            smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
            smtpd_recipient_restrictions = reject_unlisted_recipient

            """;

    public static string MasterFile(int port, int tlsPort) =>
        $"""
            127.0.0.1:{port} inet n - n - - smtpd
            127.0.0.1:{tlsPort} inet n - n - - smtpd
              -o smtpd_tls_wrappermode=yes
              -o smtpd_client_restrictions=permit_sasl_authenticated,reject
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            verify unix - - n - 1 verify
            flush unix n - n 1000? 0 flush
            proxymap unix - - n - - proxymap
            anvil unix - - n - 1 anvil
            tlsmgr unix - - n 1000? 1 tlsmgr
            virtual unix - n n - - virtual
            error unix - - n - - error
            retry unix - - n - - error
            showq unix n - n - - showq
            postlog unix-dgram n - n - 1 postlogd

            """;
}
